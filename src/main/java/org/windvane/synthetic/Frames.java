package org.windvane.synthetic;

import java.util.List;
import java.util.Map;

/**
 * The sentences in which planted acts are told. {@code {S}} is who acts, {@code {T}} towards whom,
 * {@code {s}} and {@code {t}} their adjectives, {@code {C}} the target's capital, {@code {n}} a
 * number.
 */
final class Frames {
  private Frames() {}

  static final Map<String, List<String>> ACTS =
      Map.of(
          "material_conflict",
          List.of(
              "{S} expelled the {t} ambassador.",
              "{S} suspended all military cooperation with {T}.",
              "{S} imposed sanctions on {T}.",
              "{S} recalled its ambassador from {C}.",
              "{S} ordered {t} soldiers to leave within {n} days.",
              "{S} froze {n} million dollars of aid to {T}.",
              "{S} seized the assets of a {t} company.",
              "{S} broke off diplomatic relations with {T}.",
              "{S} closed its airspace to {t} aircraft.",
              "{S} tore up a defence agreement with {T}.",
              "{S} detained {n} {t} officers accused of spying.",
              "{S} banned two {t} broadcasters.",
              "{T} had its last base closed by {S}.",
              "The {t} ambassador was expelled by {S} on {D}."),
          "material_cooperation",
          List.of(
              "{S} delivered military equipment to {T}.",
              "{S} signed a defence agreement with {T}.",
              "{S} sent {n} instructors to {T}.",
              "{S} granted {T} {n} million dollars in aid.",
              "{S} shipped {n} thousand tonnes of wheat to {T}.",
              "{S} opened a joint training centre with {T}.",
              "{S} reopened its embassy in {C}.",
              "{S} lifted its sanctions on {T}.",
              "{S} handed over {n} armoured vehicles to {T}.",
              "{S} provided helicopters to the {t} army.",
              "{S} and {T} signed a cooperation agreement worth {n} million dollars.",
              "{T} received {n} trucks from {S}.",
              "A hospital financed by {S} was handed over to {T}."),
          "verbal_cooperation",
          List.of(
              "{S} praised {T} for its support.",
              "{S} thanked {T} for standing by it.",
              "{S} welcomed the decision of {T}.",
              "{S} pledged to deepen ties with {T}.",
              "{S} expressed its support for {T}.",
              "{S} congratulated {T} on its reforms.",
              "{S} agreed to hold talks with {T}.",
              "{S} called {T} a reliable partner.",
              "{S} promised to strengthen cooperation with {T}.",
              "{S} hailed its friendship with {T}.",
              "{S} voiced solidarity with {T}.",
              "{T} was praised by {S} on {D}."),
          "verbal_conflict",
          List.of(
              "{S} accused {T} of interfering in its affairs.",
              "{S} condemned {T}.",
              "{S} criticised {T} sharply.",
              "{S} denounced what it called the arrogance of {T}.",
              "{S} rejected the accusations of {T}.",
              "{S} warned {T} against any provocation.",
              "{S} threatened to cut ties with {T}.",
              "{S} blamed {T} for the failure of the talks.",
              "{S} protested against the conduct of {T}.",
              "{S} demanded an apology from {T}.",
              "{S} accused {T} of lying about the incident.",
              "{T} was condemned by {S} on {D}."));

  /** Around an act: true of any act, and no act themselves. */
  static final List<String> AROUND =
      List.of(
          "The announcement was read out on state television in the evening.",
          "Officials gave no further details.",
          "Traders in the capital said that they had expected it.",
          "The statement ran to two pages.",
          "It comes after several weeks of rumours in the press.",
          "Analysts were divided over what it would change.",
          "The news spread quickly on social networks.",
          "Opposition parties asked for a debate in parliament.",
          "No date was given for the next step.",
          "A spokesman took no questions.",
          "The move had been prepared since the spring, according to two diplomats.",
          "Newspapers devoted their front pages to it.");

  /** Other news; {@code {T}} is the country, {@code {C}} its capital. */
  static final List<String> OTHER =
      List.of(
          "The harvest in {T} is expected to be {n} percent larger than last year.",
          "The national football team of {T} drew its last match.",
          "Heavy rain flooded several districts of {C}.",
          "A new market hall opened in {C} on {D}.",
          "Fuel prices in {T} rose by {n} percent.",
          "Teachers in {C} ended a strike of {n} days.",
          "A festival of music drew thousands to {C}.",
          "The power supply of {C} failed for {n} hours.",
          "Doctors in {T} reported {n} cases of measles.",
          "A bus left the road near {C}, and {n} people were hurt.",
          "The census of {T} will begin next month.",
          "Schools in {T} reopen after the holidays.");

  static final List<String> OTHER_AROUND =
      List.of(
          "Residents said that they were used to it.",
          "The mayor visited the place in the afternoon.",
          "The weather service expects no change before the weekend.",
          "Shops stayed open.",
          "The figures were published by the statistics office.",
          "Organisers spoke of a success.",
          "A fund has been set up for the families.",
          "More is to be known next week.");

  static final List<String> DAYS =
      List.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday");
}
