import Testing

@Suite struct SpanishRulesTests {
  @Test(
    "Spanish: `|` is where a sentence ends",
    arguments: [
      "El Sr. García y la Sra. López llegan.| El Dr. Ruiz y la Dra. Gil salen.| D. Juan y D.ª Ana quedan.",
      "Véase p. 5, fig. 3, t. II, cap. 4, art. 12 y vol. 2.| Cf. también el anexo.| Y nada más.",
      "La cima está a 8848 m.| La media es menor.| Pesa 5 kg.| Pablo pesa 80 kg.| Lleva 2 t.| Pablo ríe.",
      "A. García y J. L. Borges escribieron.| J.-P. Dupont leyó.| M.ª Luisa no.",
      "Compra manzanas, peras, etc.| Los precios suben.| Manzanas, peras, etc. son caras.",
      "Murió en el 44 a. C. en Roma.| Su hijo murió en el 14 d. C.| Roma lloró.| Nació en el s. XIX y murió en el s. XX.| Ana lo sabe.",
      "Nació en 1956.| Luego se fue en 1960.| Pablo quedó.",
      "¿Vienes?| ¡Claro!| ¿Seguro?| Sí.",
      "«¡Ven!», dijo ella.| «¿Por qué?», preguntó Pablo.| Ella quedó.",
      "—¿Vienes? —preguntó él.| —No —dijo ella—.| Estoy cansada.| —Lástima.",
      "Él respondió: «No lo sé».| Luego salió.| Ella gritó: «¡Alto!».| Nadie paró.",
      "“¿Dónde?” preguntó.| \"Aquí.\"| Dijo que sí.",
      "1. Abra la puerta.| 2. Cierre la ventana.",
      "Vive en la avda. Goya, n.º 5, y trabaja en la pza. Mayor.| La c/ Luna está cerca.| Venga.",
      "El gral. Ruiz, el cnel. Gil y el cap. Sanz hablaron.| El pdte. Mora calló.",
      "Sta. Ana, Sto. Tomás y S. Juan.| La iglesia de Sta. Clara es antigua.",
      "La empresa García S. A. Madrid cerró.| La firma Gil S. L.| El dueño llora.",
      "Vive en EE. UU. desde 1990.| Ella vive en los EE. UU.| Él no.",
      "Por ej. Madrid, p. ej. Sevilla, es decir, ciudades.| Existen.",
      "Espera...| Nadie viene…| No sé... quizá.",
      "¿De verdad?| ¡Sí!| ¡¿Qué?!| Nada.",
      "Escriba a a.b@example.org.| Gracias.| Vea www.example.org.",
      "Hace 20 °C.| París es bonita.| La lámpara usa 60 W.| Pablo la apaga.",
      "(Estaba enfermo.)| Vino (era tarde.) y se sentó.",
      "Tiene 12 años.| Pablo tiene 13.| Ana tiene 14.",
      "El tren sale a las 17 h.| No llegue tarde.| Tel. 91 555 111.| Llame.",
      "El 12 ene. 1950 y el 3 dic. 1960 nevó.| Oct. 1970 no.",
      "Ud. sabe y Uds. saben.| Vd. pregunta.| Excmo. Sr. Alcalde, saludos.",
      "Cita a Gil et al.| Los otros callan.| Gil et al. (2010) lo dicen.",
      "Vitamina C.| La naranja la tiene.| Es sana.",
      "El prof. Mora y la prof.ª Ríos.| Ing. Lara y Lic. Peña.| Todos aquí.",
      "Alfonso X y Carlos V reinaron.| El rey murió.| Felipe II.| Él mandó.",
      "N. del T. El texto es viejo.| P. D. Te quiero.",
      // answers of two letters, and initials
      "—¿Vienes?| —Sí.| —No.| —Ah.| —No.| Ana viene.",
      "Sí.| No.| Oh.| Ya.| J. L. Borges y J.-P. Dupont lo dicen.",
    ])
  func examples(marked: String) throws { try MarkedText.check(marked, "es") }
}
