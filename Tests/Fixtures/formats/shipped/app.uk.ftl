### File
# About the greeting
hello = Привіт, { $name }!
## Group

-brand = Ура
    .gender = female
multi =
    Перший рядок
    другий рядок

      з відступом
login = Увійти
    .title = Вхід
    .alt =
        Довгий
        опис
stories = { $count ->
    [one] { $count } новина
    [few] { $count } новини
   *[other]
        { $count } новин "тут"
        і там
}
who = { $who ->
   *[male] Він написав
    [female] Вона написала
} { $n ->
    [one] лист
   *[other] листи
}
brace = Дужка {"{"}так{"}"} і { "a}b" } та {""}кінець
func = { NUMBER($n, style: "percent") } з { -brand(case: "gen") }
