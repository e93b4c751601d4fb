package org.windvane.relations;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.windvane.language.MentionKind;
import org.windvane.relations.Arguments.Arg;
import org.windvane.relations.Chunk.Type;

/** Deeds that the verb itself names: struck, expelled, listed, built, taken side by side. */
final class Deeds extends Act {
  Deeds(Reading reading, Use use) {
    super(reading, use);
  }

  @Override
  boolean perform() {
    return switch (sense.op()) {
      case ACT -> act();
      case FLAG -> flag();
      case JOINT -> joint();
      case HIT -> hit();
      case LIST -> list();
      case CAUSE -> cause();
      case BUILD -> build();
      case JOIN -> join();
      case CURB -> curb();
      default -> false;
    };
  }

  private boolean act() {
    if (lexicon.french() && !reflexiveFits()) {
      return false;
    }
    List<Arg> targets = targets(sense.frames());
    if (sense.lemma().equals("march to") && !f.followedBy(Set.of("embassy", "consulate"))) {
      return false;
    }
    if (weight < 1) {
      targets = NounParties.raise(targets);
    }
    if ((sense.type() == EventType.SANCTION || sense.type() == EventType.COERCE)
        && f.verb.passive
        && doers.isEmpty()
        && !targets.isEmpty()) {
      // "The French ambassador was expelled from Mali": the place did it.
      boolean held = sense.type() == EventType.COERCE;
      List<Arg> place = f.args(f.behind(held ? Set.of("at", "in", "to") : Set.of("from", "in")));
      List<Arg> struck = targets.stream().filter(a -> !person(a)).toList();
      return emit(NounParties.raise(place), struck, sense.type(), sense.strength());
    }
    if (sense.type() == EventType.PROTEST && targets.isEmpty()) {
      int at = f.behind(sense.frames());
      if (at >= 0 && at(at).noun != null) {
        targets = nouns.parties(at).acting();
      }
    }
    if (targets.isEmpty()
        && sense.type() == EventType.ASSAULT
        && f.object >= 0
        && nouns.has(f.object, ActLexicon.CIVIL)
        && !nouns.has(f.object, ActLexicon.GROUP)) {
      targets = NounParties.raise(f.args(f.behind(Set.of("in"))));
    }
    if (sense.type() == EventType.ASSAULT && !f.verb.passive && militants(targets)) {
      return true;
    }
    if (sense.type() == EventType.COERCE || sense.type() == EventType.ASSAULT) {
      targets = targets.stream().filter(a -> !person(a)).toList();
    }
    boolean together =
        sense.frames().contains("with")
            && (sense.type() == EventType.COOPERATE || sense.type() == EventType.AGREE);
    if (together && targets.isEmpty() && doers.size() > 1 && !f.verb.passive) {
      List<Arg> parties = doers.stream().filter(a -> a.level() == Arguments.ACTS).toList();
      return !negated
          && findings.among(parties, sense.type(), sense.strength(), reality, token, tokenTo);
    }
    if (together) {
      return mutual(doers, targets, sense.type(), sense.strength());
    }
    if (sense.type() == EventType.COOPERATE
        && targets.stream().noneMatch(a -> sides.organization(a.mention()))) {
      return emit(
          doers,
          targets.stream().filter(a -> a.level() == Arguments.ACTS).toList(),
          sense.type(),
          sense.strength());
    }
    if (targets.isEmpty() && f.object >= 0 && sense.frames().equals(Set.of("T"))) {
      return false;
    }
    return emit(doers, targets, sense.type(), sense.strength());
  }

  /** "S'en prendre à" blames, "prendre à" does not; "se rendre" travels, "rendre" gives back. */
  private boolean reflexiveFits() {
    boolean reflexive = false;
    boolean en = false;
    for (int k = f.verb.from; k < f.verb.head; k++) {
      reflexive |= c.fold[k].equals("se") || c.fold[k].equals("s'") || c.fold[k].equals("nous");
      en |= c.fold[k].equals("en");
    }
    return switch (sense.lemma()) {
      case "prendre" -> reflexive && en;
      case "rendre", "céder" -> !reflexive;
      case "insurger", "élever", "défendre", "accorder", "plaindre", "indigner" -> reflexive;
      default -> true;
    };
  }

  /** "Puts Wagner on its sanctions list", "a ajouté huit officiers à sa liste noire". */
  private boolean list() {
    for (int i = f.index + 1; i + 1 < Math.min(c.chunks.size(), f.index + 8); i++) {
      boolean onto =
          at(i).is(Type.PREPOSITION)
              && (at(i).word.equals("on") || at(i).word.equals("to") || at(i).word.equals("under"));
      if (at(i).is(Type.VERB) || !onto || !at(i + 1).is(Type.NOUN) || !black(i + 1)) {
        continue;
      }
      List<Arg> listed = new ArrayList<>(f.args(f.verb.passive ? f.verb.subject : f.object));
      if (listed.isEmpty() && i + 2 < c.chunks.size()) {
        listed.addAll(f.args(i + 2));
      }
      return emit(doers, NounParties.raise(listed), EventType.SANCTION, 0.6);
    }
    return false;
  }

  private boolean black(int chunk) {
    boolean list = false;
    boolean bad = false;
    int end = Math.min(c.size, at(chunk).to + 3);
    for (int k = at(chunk).from; k < end; k++) {
      switch (c.fold[k]) {
        case "list", "liste" -> list = true;
        case "blacklist" -> {
          return true;
        }
        case "sanctions",
            "ban",
            "concern",
            "designated",
            "black",
            "noire",
            "sanction",
            "terrorist",
            "terror",
            "criminal" ->
            bad = true;
        default -> {}
      }
    }
    return list && bad || at(chunk).noun != null && at(chunk).noun.is("SANCTION");
  }

  /** "Hit Mali with sanctions". */
  private boolean hit() {
    int with = f.behind("with");
    NounSense n = with < 0 ? null : at(with).noun;
    if (n == null || n.type() == null || n.mutual()) {
      return false;
    }
    return emit(doers, f.args(f.verb.passive ? f.verb.subject : f.object), n.type(), n.strength());
  }

  /** "Drew condemnation from Paris", "faces sanctions from the EU". */
  private boolean cause() {
    NounSense n = f.objectNoun();
    if (n == null || n.type() == null || n.sign() == 0 || f.verb.passive) {
      return false;
    }
    if (n.mutual()) {
      // "Sparked a trade war with Mexico".
      return mutual(doers, f.args(f.behind("with")), n.type(), n.strength() * 0.9);
    }
    List<Arg> from = new ArrayList<>(nouns.parties(f.object).acting());
    if (from.isEmpty()) {
      from.addAll(f.args(f.behind(Set.of("from", "by", "of", "in"))));
    }
    findings.spoken.add(f.object);
    List<Arg> struck = f.subject().stream().filter(a -> !person(a)).toList();
    return emit(NounParties.raise(from), struck, n.type(), n.strength() * 0.9);
  }

  /** "Waved Russian flags", "burned a French flag". */
  private boolean flag() {
    if (f.object < 0 || f.verb.passive || negated) {
      return false;
    }
    boolean flags = false;
    for (int k = at(f.object).from; k < at(f.object).to; k++) {
      flags |= lexicon.in("flag", c.fold[k]);
    }
    List<Arg> others =
        arguments.of(f.object, false).stream()
            .filter(a -> doers.stream().allMatch(d -> sides.apart(d.mention(), a.mention())))
            .toList();
    return flags && emit(doers, NounParties.raise(others), sense.type(), sense.strength());
  }

  /** "Malian army and Wagner fighters take Kidal": side by side, and not at each other. */
  private boolean joint() {
    boolean town = sense.lemma().equals("take") || sense.lemma().equals("capture");
    boolean fits =
        !town
            || f.object >= 0
                && at(f.object).mentions.stream().anyMatch(m -> sides.kind(m) == MentionKind.CITY)
                && at(f.object).to - at(f.object).from == 1;
    return fits
        && !negated
        && !f.verb.passive
        && findings.among(doers, sense.type(), sense.strength(), reality * 0.9, token, tokenTo);
  }

  /** "Built a hospital in Kenya", "inaugure un pont au Mali". */
  private boolean build() {
    if (f.object < 0 || !nouns.has(f.object, ActLexicon.WORKS) || negated) {
      return false;
    }
    List<Arg> places = f.args(f.behind(Set.of("in", "for", "to")));
    if (places.isEmpty()) {
      places = f.args(f.object);
    }
    return findings.add(
        doers,
        NounParties.raise(places),
        EventType.COOPERATE,
        sense.strength(),
        reality,
        token,
        tokenTo);
  }

  /** "British troops joined the peacekeeping force in Mali"; "Mali joined ECOWAS". */
  private boolean join() {
    if (f.object < 0) {
      return false;
    }
    List<Arg> direct = f.args(f.object).stream().filter(a -> a.level() == Arguments.ACTS).toList();
    boolean force =
        nouns.has(f.object, ActLexicon.CARGO)
            || at(f.object).noun != null && at(f.object).noun.is("COOPERATE")
            || f.followedBy(Set.of("mission", "force", "operation"));
    boolean own = f.verb.subject >= 0 && nouns.has(f.verb.subject, ActLexicon.CARGO);
    if (force && own) {
      List<Arg> place = f.args(f.behind("in"));
      return emit(doers, place, EventType.AID, 0.4);
    }
    return emit(
        doers,
        direct.stream().filter(a -> sides.organization(a.mention())).toList(),
        EventType.COOPERATE,
        0.4);
  }

  /**
   * "Suspended flights from South Africa", "will restrict visas for nationals of Nigeria", "no
   * longer grants visas to Malians": a measure against all of a state's people or goods, which a
   * deed against one of them is not.
   */
  private boolean curb() {
    // "Ne délivre plus de visas".
    int object = f.object < 0 && lexicon.french() && negated ? f.behind("of") : f.object;
    boolean grants = sense.type() == EventType.YIELD;
    boolean measure =
        object >= 0
            && nouns.has(object, ActLexicon.TRAVEL)
            && !lexicon.in("single", c.fold[at(object).from]);
    if (!measure || grants != negated) {
      return false;
    }
    List<Arg> struck = new ArrayList<>(f.args(object));
    int i = object + 1;
    while (struck.isEmpty() && i + 1 < c.chunks.size()) {
      boolean pair = at(i).is(Type.PREPOSITION) || at(i).is(Type.CONJUNCTION);
      if (!pair) {
        break;
      }
      if (at(i).is(Type.PREPOSITION) && at(i + 1).is(Type.NOUN)) {
        struck.addAll(f.args(i + 1));
        i++;
      }
      i++;
    }
    return findings.add(
        doers,
        NounParties.raise(struck),
        EventType.SANCTION,
        sense.strength(),
        reality,
        token,
        at(object).head + 1);
  }
}
