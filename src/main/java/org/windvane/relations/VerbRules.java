package org.windvane.relations;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.windvane.language.MentionKind;
import org.windvane.relations.Arguments.Arg;
import org.windvane.relations.Chunk.Type;
import org.windvane.relations.VerbSense.Op;

/** Acts that verbs state, alone or with the noun, infinitive or gerund that they govern. */
final class VerbRules {
  private static final double SURE = 0.92;

  /** What people in the street do weighs less than what their state does. */
  private static final double CROWD = 0.6;

  private static final Set<String> LEAVING =
      Set.of(
          "leave",
          "withdraw",
          "depart",
          "quit",
          "go",
          "exit",
          "quitter",
          "partir",
          "retirer",
          "evacuer");

  private static final Set<String> FINISHING =
      Set.of(
          "end",
          "leave",
          "quit",
          "wind up",
          "cut",
          "drop",
          "terminer",
          "achever",
          "clore",
          "quitter");

  private final Chunker c;
  private final Arguments arguments;
  private final NounRules nouns;
  private final Findings findings;
  private final Sides sides;
  private final ActLexicon lexicon;
  private final Governing governing;

  VerbRules(Chunker c, Arguments arguments, NounRules nouns, Findings findings, Sides sides) {
    this.c = c;
    this.arguments = arguments;
    this.nouns = nouns;
    this.findings = findings;
    this.sides = sides;
    this.lexicon = c.lexicon;
    this.governing = new Governing(c);
  }

  /** Tries the verb's senses, those with a particle first, until one says something. */
  void read(int v) {
    VerbFrame f = new VerbFrame(c, arguments, v);
    if (f.verb.copula) {
      predicate(f);
    }
    if (f.verb.senses.isEmpty()) {
      return;
    }
    Governing.Setting setting = governing.of(v);
    List<VerbSense> ordered = new ArrayList<>(f.verb.senses);
    ordered.sort((a, b) -> b.particle().size() - a.particle().size());
    accusation(f, setting);
    for (VerbSense sense : ordered) {
      int end = f.particleEnd(sense.particle());
      if (end >= 0 && new Act(f, sense, setting, end).read()) {
        if (sense.op() == Op.END
            || sense.op() == Op.START
            || sense.op() == Op.DO
            || sense.op() == Op.WANT) {
          for (int other : f.coordinated()) {
            new Act(new VerbFrame(c, arguments, v, other), sense, setting, end).read();
          }
        }
        return;
      }
    }
  }

  /** "Kyiv says that Russia shells towns": who says so accuses, whoever was struck. */
  private void accusation(VerbFrame f, Governing.Setting setting) {
    boolean evil =
        f.verb.senses.stream()
            .anyMatch(
                s ->
                    s.particle().isEmpty()
                        && s.op() == Op.ACT
                        && (s.type() == EventType.ASSAULT || s.type() == EventType.COERCE));
    evil |=
        f.objectNoun() == null
            && jihad(f)
            && f.verb.senses.stream()
                .anyMatch(s -> s.type() == EventType.AID || s.type() == EventType.SUPPORT);
    if (!evil || f.verb.negated || setting.reality() < 0.6 || f.verb.reality < 0.7) {
      return;
    }
    int says = governing.speech(f.index);
    if (says < 0 || at(says).passive || f.verb.subject <= says) {
      return;
    }
    Chunk before = at(f.verb.subject - 1);
    if (!before.is(Type.VERB) && !before.is(Type.SUBORDINATOR)) {
      return;
    }
    List<Arg> speakers = new VerbFrame(c, arguments, says).subject();
    List<Arg> doers = f.doers();
    boolean named =
        !speakers.isEmpty() && doers.stream().anyMatch(a -> a.level() == Arguments.ACTS);
    if (named) {
      findings.add(
          speakers, doers, EventType.ACCUSE, 0.35, SURE * 0.8, f.verb.head, f.verb.head + 1);
    }
  }

  /** "That France arms jihadists". */
  private boolean jihad(VerbFrame f) {
    boolean found = false;
    for (int k = f.verb.to; k < Math.min(c.size, f.verb.to + 4); k++) {
      found |= lexicon.in("jihad", c.fold[k]);
    }
    return found;
  }

  /** "Niger is a key partner of France". */
  private void predicate(VerbFrame f) {
    int object = f.object;
    if (judged(f) || disposed(f)) {
      return;
    }
    boolean past = c.fold[f.verb.from].equals("had") || c.fold[f.verb.from].equals("avait");
    if (object < 0 || f.verb.passive || past || at(object).noun == null) {
      return;
    }
    NounSense s = at(object).noun;
    if (!s.is("ALLY") && !s.is("FOE")) {
      return;
    }
    NounRules.Parties p = nouns.parties(object);
    List<Arg> others = p.acting().isEmpty() ? p.other() : p.acting();
    double reality = SURE * f.verb.reality * (f.verb.negated ? 0.2 : 1);
    EventType type = s.is("ALLY") ? EventType.SUPPORT : EventType.ACCUSE;
    findings.add(f.doers(), others, type, 0.4, reality, at(object).head, at(object).head + 1);
  }

  /**
   * "London says Egypt's refusal is unacceptable": the one who says so blames the one whose deed it
   * is.
   */
  private boolean judged(VerbFrame f) {
    if (f.verb.subject < 0 || f.verb.to >= c.size) {
      return false;
    }
    boolean bad = false;
    for (int k = f.verb.to; k < Math.min(c.size, f.verb.to + 3); k++) {
      bad |= lexicon.in("bad", c.fold[k]);
    }
    if (!bad || f.verb.negated) {
      return false;
    }
    for (int i = f.verb.subject - 1; i >= 0; i--) {
      Chunk k = at(i);
      if (k.is(Type.VERB)) {
        boolean says = k.senses.stream().anyMatch(s -> s.op() == Op.SAY);
        List<Arg> speakers = says ? new VerbFrame(c, arguments, i).subject() : List.of();
        List<Arg> blamed = arguments.of(f.verb.subject, true);
        return findings.add(
            speakers,
            NounRules.raise(blamed),
            EventType.ACCUSE,
            0.4,
            SURE * 0.85,
            f.verb.head,
            Math.min(c.size, f.verb.to + 1));
      }
      if (k.is(Type.BREAK) || k.is(Type.COMMA)) {
        return false;
      }
    }
    return false;
  }

  /** "Is grateful to Moscow", "est hostile à la présence française". */
  private boolean disposed(VerbFrame f) {
    boolean ill = false;
    boolean well = false;
    int at = -1;
    for (int k = f.verb.from; k < Math.min(c.size, f.verb.to + 3) && at < 0; k++) {
      ill = lexicon.in("ill", c.fold[k]);
      well = lexicon.in("well", c.fold[k]);
      at = ill || well ? k : -1;
      if (k >= f.verb.to && c.mentionAt[k] >= 0) {
        return false;
      }
    }
    if (at < 0) {
      return false;
    }
    int prep = -1;
    for (int i = f.index + 1; i + 1 < Math.min(c.chunks.size(), f.index + 4); i++) {
      boolean next = at(i).is(Type.PREPOSITION) && at(i + 1).is(Type.NOUN) && at(i).from > at;
      if (next) {
        prep = i;
        break;
      }
    }
    if (prep < 0) {
      return false;
    }
    List<Arg> others = f.args(prep + 1);
    if (others.isEmpty() && at(prep + 1).noun != null) {
      others = nouns.parties(prep + 1).acting();
    }
    EventType type = well ^ f.verb.negated ? EventType.SUPPORT : EventType.ACCUSE;
    double reality = SURE * f.verb.reality * (f.verb.negated ? 0.7 : 1);
    return findings.add(f.subject(), NounRules.raise(others), type, 0.3, reality, at, at + 1);
  }

  private Chunk at(int i) {
    return c.chunks.get(i);
  }

  /** One verb in one sense. */
  private final class Act {
    private final VerbFrame f;
    private final VerbSense sense;
    private final int token;
    private final int tokenTo;
    private final boolean negated;
    private final boolean threatened;
    private final double reality;
    private final List<Arg> doers;
    private final double weight;

    Act(VerbFrame f, VerbSense sense, Governing.Setting setting, int end) {
      this.f = f;
      this.sense = sense;
      this.token = f.verb.head;
      this.tokenTo = Math.min(end, c.size);
      this.negated = f.verb.negated ^ setting.reversed();
      this.threatened = setting.threatened();
      this.reality = SURE * f.verb.reality * setting.reality();
      List<Arg> acting = f.doers();
      boolean street =
          sense.type() == EventType.PROTEST
              || sense.op() == Op.FLAG
              || sense.op() == Op.WANT
              || sense.op() == Op.ACT && foreignPost()
              || sense.op() == Op.LIKE
              || sense.op() == Op.BLAME;
      boolean nobody = acting.stream().noneMatch(a -> a.level() == Arguments.ACTS);
      this.doers = nobody && street && !f.verb.passive ? crowd() : acting;
      this.weight = doers == acting ? 1 : CROWD;
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

    /** An embassy, a base, a convoy: what a crowd can lay hands on. */
    private boolean foreignPost() {
      return (sense.type() == EventType.ASSAULT || sense.type() == EventType.COERCE)
          && f.object >= 0
          && !at(f.object).mentions.isEmpty()
          && (nouns.has(f.object, ActLexicon.POST)
              || nouns.has(f.object, ActLexicon.CARGO)
              || f.objectNoun() != null && f.objectNoun().is("NEUTRAL"));
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
      return flags && emit(doers, NounRules.raise(others), sense.type(), sense.strength());
    }

    /** "Hundreds marched in Bamako against …", "Burkinabe protesters demand …". */
    private List<Arg> crowd() {
      int s = f.verb.subject;
      if (s < 0 || !nouns.has(s, ActLexicon.CROWD)) {
        return List.of();
      }
      boolean defined = at(f.index - 1).is(Type.RELATIVE) && sense.type() != EventType.PROTEST;
      if (defined) {
        // "Firms and people who support it in Mali" are no crowd.
        return List.of();
      }
      for (int m : at(s).mentions) {
        if (sides.kind(m) == MentionKind.DEMONYM) {
          return List.of(new Arg(m, Arguments.ACTS, s));
        }
      }
      boolean beside =
          s + 2 < c.chunks.size() && at(s + 1).is(Type.PREPOSITION) && at(s + 1).word.equals("in");
      Set<String> where = Set.of("in", "to", "through", "on", "outside");
      int place = beside ? s + 2 : f.behind(where);
      if (place < 0 && f.verb.governor >= 0) {
        place = new VerbFrame(c, arguments, f.verb.governor).behind(where);
      }
      if (place < 0 && c.chunks.size() > 1 && at(0).is(Type.PREPOSITION) && at(1).is(Type.NOUN)) {
        place = 1;
      }
      if (place < 0 || at(place).mentions.isEmpty()) {
        return List.of();
      }
      int m = at(place).mentions.get(0);
      return switch (sides.kind(m)) {
        case NAME, CAPITAL, CITY, REFERENCE -> List.of(new Arg(m, Arguments.ACTS, place));
        default -> List.of();
      };
    }

    boolean read() {
      int before = findings.all.size();
      boolean said = dispatch();
      findings.weigh(before, weight);
      return said;
    }

    private boolean dispatch() {
      return switch (sense.op()) {
        case ACT -> act();
        case DO -> carryOut();
        case START -> buildUp();
        case END -> end();
        case CLOSE -> close();
        case WANT -> want();
        case LIKE -> like();
        case BLAME -> blame();
        case REFUSE -> refuse();
        case ACCUSE, ORDERLESS, THREAT ->
            say(
                targets(sense.frames()).stream().filter(a -> !person(a)).toList(),
                sense.type(),
                sense.strength());
        case ASK -> ask();
        case ORDER -> order();
        case LET -> help();
        case DENY -> deny();
        case MOVE -> move();
        case GIVE -> give();
        case GET -> get();
        case DEPLOY, ARRIVE -> deploy();
        case TURN ->
            emit(
                doers,
                targets(sense.frames()).stream().filter(a -> a.level() >= Arguments.OWNED).toList(),
                EventType.SUPPORT,
                sense.strength());
        case MEET -> (!sense.lemma().equals("call") || leaderObject()) && meet();
        case VISIT -> visit();
        case WILL -> agree();
        case HIT -> hit();
        case LABEL -> label();
        case JOIN -> join();
        case CAUSE -> cause();
        case LIST -> list();
        case FLAG -> flag();
        case JOINT -> joint();
        case BUILD -> build();
        case SAY, STOP, N -> false;
      };
    }

    private boolean emit(List<Arg> sources, List<Arg> targets, EventType type, double strength) {
      if (threatened && type.sign() < 0) {
        return findings.add(
            sources, targets, EventType.THREATEN, 0.6, SURE * f.verb.reality, token, tokenTo);
      }
      if (negated) {
        return reversed(sources, targets, type);
      }
      return findings.add(sources, targets, type, strength, reality, token, tokenTo);
    }

    /** What is not done: help refused is a rebuff; a blow withheld says little. */
    private boolean reversed(List<Arg> sources, List<Arg> targets, EventType type) {
      boolean willing = type == EventType.CONSULT || type == EventType.ACCUSE;
      if (type.sign() > 0 && !willing) {
        return findings.add(
            sources, targets, EventType.REJECT, 0.35, reality * 0.8, token, tokenTo);
      }
      if (type == EventType.SANCTION || type == EventType.ACCUSE) {
        return findings.add(
            sources, targets, EventType.SUPPORT, 0.2, reality * 0.65, token, tokenTo);
      }
      return false;
    }

    private boolean mutual(List<Arg> one, List<Arg> other, EventType type, double strength) {
      if (negated) {
        return type.sign() > 0
            && findings.add(one, other, EventType.REJECT, 0.35, reality * 0.8, token, tokenTo);
      }
      return findings.mutual(one, other, type, strength, reality, token, tokenTo);
    }

    private List<Arg> targets(Set<String> frames) {
      if (frames.contains("T")) {
        List<Arg> direct = f.args(f.object);
        if (f.verb.passive && f.verb.subject >= 0) {
          direct = arguments.of(f.verb.subject, true);
        }
        if (!direct.isEmpty()) {
          return direct;
        }
        List<Arg> meant = f.pronounObject(doers);
        if (!meant.isEmpty()) {
          return meant;
        }
      }
      if (frames.contains("B") && f.object >= 0) {
        List<Arg> direct =
            f.args(f.object).stream().filter(a -> a.level() == Arguments.ACTS && bare(a)).toList();
        if (!direct.isEmpty()) {
          return direct;
        }
      }
      return f.args(f.behind(frames));
    }

    private boolean bare(Arg a) {
      Chunk n = at(a.chunk());
      return c.sentence.to(a.mention()) == n.to || n.mentions.size() > 1;
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
        targets = NounRules.raise(targets);
      }
      if ((sense.type() == EventType.SANCTION || sense.type() == EventType.COERCE)
          && f.verb.passive
          && doers.isEmpty()
          && !targets.isEmpty()) {
        // "The French ambassador was expelled from Mali": the place did it.
        boolean held = sense.type() == EventType.COERCE;
        List<Arg> place = f.args(f.behind(held ? Set.of("at", "in", "to") : Set.of("from", "in")));
        List<Arg> struck = targets.stream().filter(a -> !person(a)).toList();
        return emit(NounRules.raise(place), struck, sense.type(), sense.strength());
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
        targets = NounRules.raise(f.args(f.behind(Set.of("in"))));
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

    /** "Struck jihadists in Mali": a help to the state in which they are. */
    private boolean militants(List<Arg> targets) {
      boolean states =
          targets.stream().anyMatch(a -> !sides.group(a.mention()) && !sides.force(a.mention()));
      boolean jihad = false;
      for (int k = f.verb.to; k < Math.min(c.size, f.verb.to + 14); k++) {
        jihad |= lexicon.in("jihad", c.fold[k]);
      }
      return jihad && !states && emit(doers, f.args(f.behind(Set.of("in"))), EventType.AID, 0.4);
    }

    /** "Puts Wagner on its sanctions list", "a ajouté huit officiers à sa liste noire". */
    private boolean list() {
      for (int i = f.index + 1; i + 1 < Math.min(c.chunks.size(), f.index + 8); i++) {
        boolean onto =
            at(i).is(Type.PREPOSITION)
                && (at(i).word.equals("on")
                    || at(i).word.equals("to")
                    || at(i).word.equals("under"));
        if (at(i).is(Type.VERB) || !onto || !at(i + 1).is(Type.NOUN) || !black(i + 1)) {
          continue;
        }
        List<Arg> listed = new ArrayList<>(f.args(f.verb.passive ? f.verb.subject : f.object));
        if (listed.isEmpty() && i + 2 < c.chunks.size()) {
          listed.addAll(f.args(i + 2));
        }
        return emit(doers, NounRules.raise(listed), EventType.SANCTION, 0.6);
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
          NounRules.raise(places),
          EventType.COOPERATE,
          sense.strength(),
          reality,
          token,
          tokenTo);
    }

    /** Debts that are struck off are help. */
    private boolean debt(int at) {
      boolean owed = false;
      for (int k = at(at).from; k < at(at).to; k++) {
        switch (c.fold[k]) {
          case "debt", "debts", "dette", "dettes" -> owed = true;
          default -> {}
        }
      }
      return owed && emit(doers, NounRules.raise(f.args(at)), EventType.AID, 0.5);
    }

    /** "Drew condemnation from Paris", "faces sanctions from the EU". */
    private boolean cause() {
      NounSense n = f.objectNoun();
      if (n == null || n.type() == null || n.sign() == 0 || n.mutual() || f.verb.passive) {
        return false;
      }
      List<Arg> from = new ArrayList<>(nouns.parties(f.object).acting());
      if (from.isEmpty()) {
        from.addAll(f.args(f.behind(Set.of("from", "by", "of", "in"))));
      }
      findings.spoken.add(f.object);
      List<Arg> struck = f.subject().stream().filter(a -> !person(a)).toList();
      return emit(NounRules.raise(from), struck, n.type(), n.strength() * 0.9);
    }

    /**
     * "A Russian journalist", "two French men": what befalls a private person is no act between
     * states.
     */
    private boolean person(Arg a) {
      if (a.level() == Arguments.ACTS) {
        return false;
      }
      Chunk n = at(a.chunk());
      for (int k = n.from; k < n.to; k++) {
        switch (c.fold[k]) {
          case "journalist",
              "journalists",
              "reporter",
              "national",
              "nationals",
              "citizen",
              "citizens",
              "man",
              "woman",
              "student",
              "students",
              "worker",
              "workers",
              "migrant",
              "migrants",
              "refugee",
              "refugees",
              "journaliste",
              "journalistes",
              "ressortissant",
              "ressortissants",
              "citoyen",
              "citoyens",
              "businessman",
              "tycoon" -> {
            return true;
          }
          default -> {}
        }
      }
      return false;
    }

    private boolean directed(List<Arg> targets, EventType type, double strength) {
      return emit(
          doers,
          targets.stream().filter(a -> a.level() == Arguments.ACTS).toList(),
          type,
          strength);
    }

    private boolean say(List<Arg> targets, EventType type, double strength) {
      if (negated) {
        return false;
      }
      return findings.add(doers, targets, type, strength, reality, token, tokenTo);
    }

    /** "Signed an agreement with", "imposed sanctions on", "launched an attack on". */
    private boolean carryOut() {
      NounSense n = f.objectNoun();
      if (n == null) {
        return false;
      }
      NounRules.Parties p = nouns.parties(f.object);
      EventType type = n.type();
      if (n.is("ENDING")) {
        return announcedEnd();
      }
      if (n.is("CARRY") || n.is("BUILDING")) {
        return false;
      }
      if (type == null) {
        if (n.is("ARRIVE")) {
          List<Arg> places = new ArrayList<>(p.other());
          if (places.isEmpty()) {
            places.addAll(f.args(f.behind(Set.of("in", "to"))));
          }
          return emit(doers, places, EventType.AID, 0.4);
        }
        return n.is("MOVE") && commanded(p);
      }
      List<Arg> others = new ArrayList<>(p.other());
      if (others.isEmpty()) {
        others.addAll(f.args(f.behind(n.other())));
      }
      if (n.mutual() || others.isEmpty()) {
        others.addAll(p.acting());
      }
      if (doers.isEmpty() && !f.verb.passive) {
        return false;
      }
      findings.spoken.add(f.object);
      if (type == EventType.YIELD || type == EventType.COERCE) {
        others.removeIf(this::person);
      }
      if (type == EventType.ASSAULT && !f.verb.passive && militants(others)) {
        return true;
      }
      if (others.isEmpty() && doers.size() > 1 && n.mutual()) {
        return negated
            || findings.among(doers, type, n.strength(), reality, token, at(f.object).head + 1);
      }
      if (others.isEmpty() && n.mutual() && doers.size() == 1) {
        others.addAll(f.args(f.behind("with")));
      }
      if (others.isEmpty() && type == EventType.CONSULT) {
        // "Holds talks in Moscow": with whom but the hosts.
        f.args(f.behind("in")).stream()
            .filter(a -> sides.kind(a.mention()) == MentionKind.CAPITAL)
            .forEach(others::add);
      }
      if (f.verb.passive && doers.isEmpty()) {
        findings.spoken.remove(f.object);
        return false;
      }
      boolean both = n.mutual() && n.sign() > 0;
      return both
          ? mutual(doers, others, type, n.strength())
          : emit(doers, others, type, n.strength());
    }

    /** "Announced the end of French operations", "ordered the suspension of cooperation with". */
    private boolean announcedEnd() {
      int inner = f.object + 2;
      boolean named =
          inner < c.chunks.size()
              && at(inner - 1).is(Type.PREPOSITION)
              && at(inner).is(Type.NOUN)
              && at(inner).noun != null;
      if (!named || f.verb.passive || negated) {
        return false;
      }
      NounSense n = at(inner).noun;
      NounRules.Parties p = nouns.parties(inner);
      List<Arg> others = new ArrayList<>(p.acting());
      others.addAll(p.other());
      EventType type = n.sign() < 0 ? EventType.YIELD : EventType.SANCTION;
      boolean any = !n.is("MOVE") && emit(doers, NounRules.raise(others), type, 0.5);
      if (any) {
        findings.spoken.add(inner);
        findings.spoken.add(f.object);
      }
      return any;
    }

    /**
     * "Announced the expulsion" is covered by the noun; "ordered the withdrawal of French troops"
     * drives them out.
     */
    private boolean commanded(NounRules.Parties p) {
      findings.spoken.add(f.object);
      boolean own =
          p.acting().isEmpty()
              || p.acting().stream()
                  .noneMatch(
                      a -> doers.stream().anyMatch(d -> sides.apart(d.mention(), a.mention())));
      if (own) {
        // "Announced the withdrawal of its troops from Mali".
        return !nouns.agreed() && emit(doers, p.other(), EventType.SANCTION, 0.3);
      }
      return emit(
          doers, p.acting(), EventType.SANCTION, sense.lemma().startsWith("anno") ? 0.2 : 0.4);
    }

    private boolean buildUp() {
      int at = f.object >= 0 ? f.object : f.verb.passive ? -1 : f.verb.subject;
      if (at < 0 || at(at).noun == null || at(at).noun.is("CARRY") || at(at).noun.is("ENDING")) {
        return false;
      }
      NounSense n = at(at).noun;
      NounRules.Parties p = nouns.parties(at);
      List<Arg> sides = at == f.verb.subject ? List.of() : doers;
      List<Arg> others = new ArrayList<>(p.other());
      if (others.isEmpty()) {
        others.addAll(f.args(f.behind(Set.of("with", "between"))));
      }
      findings.spoken.add(at);
      EventType type = n.sign() >= 0 ? EventType.COOPERATE : n.type();
      if (n.is("MOVE") || type == null) {
        return false;
      }
      if (sides.isEmpty()) {
        return mutual(p.acting(), others, type, 0.5);
      }
      if (others.isEmpty() && p.acting().isEmpty() && sides.size() > 1) {
        return !negated && findings.among(sides, type, 0.5, reality, token, at(at).head + 1);
      }
      if (n.is("NEUTRAL")) {
        others.addAll(f.args(f.behind(Set.of("in"))));
      }
      others.addAll(p.acting());
      return emit(sides, NounRules.raise(others), type, 0.5);
    }

    /** "Suspended military cooperation with", "lifted sanctions on", "cut ties with". */
    private boolean end() {
      int at = f.object >= 0 ? f.object : f.verb.passive ? f.verb.subject : -1;
      if (at < 0) {
        at =
            f.behind(
                sense.frames().contains("to") || sense.frames().contains("with")
                    ? sense.frames()
                    : Set.of("with"));
      }
      boolean intransitive = false;
      if (at < 0
          && f.verb.subject >= 0
          && at(f.verb.subject).noun != null
          && at(f.verb.subject).noun.is("RELATION")) {
        at = f.verb.subject;
        intransitive = true;
      }
      if (at < 0) {
        return false;
      }
      at = measured(at);
      NounSense n = at(at).noun;
      if (n == null) {
        return debt(at) || endNamed(at);
      }
      if (n.is("CARRY") || n.is("ENDING") || n.is("ALLY") || n.is("FOE")) {
        return false;
      }
      if (n.type() == EventType.CONSULT && FINISHING.contains(sense.lemma())) {
        // A visit that ends has taken place.
        List<Arg> hosts = n.mutual() ? List.of() : f.args(f.behind(Set.of("to", "in")));
        findings.spoken.add(at);
        return !negated && emit(doers, hosts, EventType.CONSULT, n.strength());
      }
      NounRules.Parties p = nouns.parties(at);
      findings.spoken.add(at);
      List<Arg> others = new ArrayList<>(p.other());
      if (others.isEmpty()) {
        others.addAll(f.args(f.behind(Set.of("with", "against", "on", "to", "from", "in"))));
      }
      EventType type = n.sign() < 0 ? EventType.YIELD : EventType.SANCTION;
      double strength = n.sign() < 0 ? 0.5 : sense.strength();
      if (doers.isEmpty() || intransitive) {
        if (n.mutual() && p.complete()) {
          return mutual(
              p.acting(), p.other(), n.sign() < 0 ? EventType.YIELD : EventType.ACCUSE, 0.45);
        }
        return findings.add(
            p.acting(),
            p.other(),
            type,
            strength * 0.8,
            reality * (negated ? 0.2 : 1),
            token,
            tokenTo);
      }
      if (n.sign() >= 0 || others.isEmpty()) {
        // "Pushes to lift UN sanctions on Korea" is for Korea, not for the UN.
        others.addAll(p.acting());
      }
      if (others.isEmpty()) {
        others.addAll(inRelative(at));
      }
      if (n.is("MOVE")) {
        return false;
      }
      if (others.isEmpty() && doers.size() > 1 && n.mutual()) {
        return findings.among(
            doers,
            type == EventType.SANCTION ? EventType.SANCTION : type,
            strength,
            reality * (negated ? 0.2 : 1),
            token,
            tokenTo);
      }
      if (negated) {
        // Not having broken off ties is holding to them.
        return type == EventType.SANCTION
            && findings.add(
                doers,
                NounRules.raise(others),
                EventType.SUPPORT,
                0.3,
                reality * 0.75,
                token,
                tokenTo);
      }
      // "Suspended its aid": the side that it is taken from is still to be found.
      boolean own =
          others.removeIf(
              o -> doers.stream().anyMatch(d -> !sides.apart(d.mention(), o.mention())));
      if (own && others.isEmpty() && !n.is("AID") && !n.is("COOPERATE")) {
        return false;
      }
      return emit(doers, NounRules.raise(others), type, strength);
    }

    /** "160 million dollars in assistance for": what the sum is paid as. */
    private int measured(int at) {
      boolean sum =
          at(at).noun == null
              && at + 2 < c.chunks.size()
              && at(at + 1).is(Type.PREPOSITION)
              && (at(at + 1).word.equals("in") || at(at + 1).word.equals("of"))
              && at(at + 2).is(Type.NOUN)
              && at(at + 2).noun != null
              && lexicon.in("money", c.fold[at(at).head]);
      return sum ? at + 2 : at;
    }

    /**
     * "The pact that allowed the Americans to … was revoked", "ended the agreement which it had
     * concluded with France": the other side stands in the noun's own clause.
     */
    private List<Arg> inRelative(int noun) {
      int i = noun + 1;
      while (i + 1 < c.chunks.size() && at(i).is(Type.PREPOSITION) && at(i + 1).is(Type.NOUN)) {
        List<Arg> near = f.args(i + 1).stream().filter(a -> a.level() == Arguments.ACTS).toList();
        if (!near.isEmpty() && !f.verb.passive) {
          return near;
        }
        i += 2;
      }
      boolean that =
          i < c.chunks.size() && at(i).is(Type.SUBORDINATOR) && at(i).word.equals("that");
      if (i >= c.chunks.size() || !at(i).is(Type.RELATIVE) && !that) {
        return List.of();
      }
      int limit = noun < f.index ? f.index : Math.min(c.chunks.size(), i + 8);
      for (int k = i + 1; k < limit && !at(k).is(Type.BREAK) && !at(k).is(Type.COMMA); k++) {
        if (at(k).is(Type.NOUN)) {
          List<Arg> found = f.args(k).stream().filter(a -> a.level() == Arguments.ACTS).toList();
          if (!found.isEmpty()) {
            return found;
          }
        }
      }
      return List.of();
    }

    /** "Closed the embassy, the border": only what stands open between two states can be closed. */
    private boolean close() {
      NounSense n = f.objectNoun();
      if (n == null || !n.is("NEUTRAL")) {
        return false;
      }
      // "Spain closed its airspace": what is one's own may be closed against nobody.
      boolean own =
          NounRules.POSSESSIVE.contains(c.fold[at(f.object).from])
              && nouns.parties(f.object).other().isEmpty()
              && (f.behind(Set.of("with", "against", "to")) < 0
                  || f.followedBy(Set.of("due", "because", "owing")));
      return !own && end();
    }

    /** "Closed the French embassy", "recalled its ambassador from Paris", "left ECOWAS". */
    private boolean endNamed(int at) {
      boolean post = nouns.has(at, ActLexicon.POST);
      if (sense.frames().contains("from") && post) {
        List<Arg> place = f.args(f.behind(Set.of("from", "to", "in", "of")));
        return !place.isEmpty() && emit(doers, place, EventType.SANCTION, 0.6);
      }
      List<Arg> direct =
          f.args(at).stream()
              .filter(a -> sides.organization(a.mention()) && a.level() == Arguments.ACTS)
              .toList();
      boolean leaves = LEAVING.contains(org.windvane.language.Folding.fold(sense.lemma()));
      return leaves && !direct.isEmpty() && emit(doers, direct, EventType.SANCTION, 0.6);
    }

    /** "Demanded the withdrawal of French troops", "seeks support from Russia". */
    private boolean want() {
      if (!sense.frames().contains("N")) {
        return say(targets(sense.frames()), sense.type(), sense.strength());
      }
      int at = f.object;
      if (at < 0) {
        at = f.behind(Set.of("for"));
      }
      if (at >= 0 && at(at).noun == null && !negated && leaves(at)) {
        return say(f.args(at), EventType.REQUEST, 0.5);
      }
      if (at < 0 || at(at).noun == null || negated) {
        return false;
      }
      NounSense n = at(at).noun;
      NounRules.Parties p = nouns.parties(at);
      findings.spoken.add(at);
      List<Arg> from = f.args(f.behind(Set.of("from", "with")));
      if (n.is("MOVE") || n.is("SANCTION") && n.acting().size() < 3) {
        List<Arg> who = n.is("MOVE") ? p.acting() : p.other();
        return findings.add(doers, who, EventType.REQUEST, 0.55, reality, token, at(at).head + 1);
      }
      if (n.type() == null) {
        return n.is("RELATION")
            && findings.add(
                doers,
                NounRules.raise(p.other()),
                EventType.SUPPORT,
                0.35,
                reality,
                token,
                at(at).head + 1);
      }
      if (n.sign() > 0) {
        List<Arg> others = new ArrayList<>(p.other());
        if (!n.mutual()) {
          others = new ArrayList<>(p.acting());
        } else {
          others.addAll(p.acting());
        }
        others.addAll(from);
        return findings.add(
            doers,
            NounRules.raise(others),
            EventType.SUPPORT,
            0.35,
            reality,
            token,
            at(at).head + 1);
      }
      if (!n.mutual()) {
        return findings.add(
            doers, p.other(), EventType.REQUEST, 0.45, reality, token, at(at).head + 1);
      }
      return false;
    }

    /**
     * "Call for American troops to go": whether the noun is followed by an infinitive of leaving.
     */
    private boolean leaves(int noun) {
      for (int i = noun + 1; i < Math.min(c.chunks.size(), noun + 4); i++) {
        if (at(i).is(Type.VERB)) {
          return at(i).infinitive && LEAVING.contains(c.fold[at(i).head]);
        }
      }
      return false;
    }

    private boolean like() {
      NounSense n = f.objectNoun();
      int at = f.object;
      if (at < 0 && sense.frames().contains("of")) {
        at = f.behind("of");
        n = at < 0 ? null : at(at).noun;
      }
      if (n != null && !f.verb.passive) {
        NounRules.Parties p = nouns.parties(at);
        if (n.is("RELATION") && p.other().isEmpty()) {
          return emit(doers, inRelative(at), EventType.SUPPORT, 0.5);
        }
        if (n.is("MOVE")
            || n.is("ENDING")
            || n.type() == EventType.SANCTION && n.acting().size() < 3) {
          List<Arg> gone = n.is("MOVE") ? p.acting() : p.other();
          return emit(doers, gone, EventType.ACCUSE, 0.35);
        }
        if (n.sign() < 0) {
          // Backing a blow at someone is siding against him; backing the one who deals it is siding
          // with him.
          boolean against =
              findings.add(
                  doers,
                  p.other(),
                  EventType.ACCUSE,
                  0.4,
                  reality * (negated ? 0.3 : 1),
                  token,
                  tokenTo);
          return emit(doers, p.acting(), EventType.SUPPORT, 0.4) || against;
        }
        List<Arg> others = new ArrayList<>(p.acting());
        if (n.mutual() || others.isEmpty()) {
          others.addAll(p.other());
        }
        if (!others.isEmpty()) {
          return emit(doers, NounRules.raise(others), sense.type(), sense.strength());
        }
      }
      List<Arg> targets = targets(sense.frames());
      if (sense.lemma().equals("welcome") && doers.isEmpty() && !f.verb.passive) {
        // "She welcomed the president to London": the place does.
        List<Arg> hosts = f.args(f.behind("to"));
        return mutual(NounRules.raise(hosts), targets, EventType.CONSULT, 0.3);
      }
      return emit(doers, targets, sense.type(), sense.strength());
    }

    private boolean blame() {
      NounSense n = f.objectNoun();
      if (n != null && !(f.verb.passive && doers.isEmpty())) {
        NounRules.Parties p = nouns.parties(f.object);
        if (n.is("AGREE") || n.is("COOPERATE")) {
          boolean tears = p.complete() || !p.other().isEmpty();
          if (tears && !negated) {
            findings.spoken.add(f.object);
            return emit(doers, NounRules.raise(p.other()), EventType.REJECT, 0.55);
          }
        }
        if (!p.acting().isEmpty()) {
          return say(NounRules.raise(p.acting()), EventType.ACCUSE, sense.strength());
        }
        if (n.sign() < 0 && !p.other().isEmpty()) {
          return false;
        }
        if (n.is("NEUTRAL")) {
          return say(NounRules.raise(p.acting()), EventType.ACCUSE, sense.strength());
        }
      }
      List<Arg> targets = targets(sense.frames());
      if (negated) {
        return findings.add(doers, targets, EventType.SUPPORT, 0.2, reality * 0.65, token, tokenTo);
      }
      return findings.add(doers, targets, sense.type(), sense.strength(), reality, token, tokenTo);
    }

    private boolean refuse() {
      if (negated) {
        return false;
      }
      NounSense n = f.objectNoun();
      if (n != null && !f.verb.passive) {
        NounRules.Parties p = nouns.parties(f.object);
        findings.spoken.add(f.object);
        if (n.is("MOVE")) {
          return false;
        }
        List<Arg> others = new ArrayList<>(p.acting());
        if (n.sign() >= 0) {
          others.addAll(p.other());
        }
        return findings.add(
            doers,
            NounRules.raise(others),
            EventType.REJECT,
            sense.strength(),
            reality,
            token,
            at(f.object).head + 1);
      }
      return findings.add(
          doers,
          targets(sense.frames()),
          EventType.REJECT,
          sense.strength(),
          reality,
          token,
          tokenTo);
    }

    private boolean ask() {
      List<Arg> targets = targets(sense.frames());
      int help = f.behind(Set.of("for"));
      boolean appeal =
          help >= 0
                  && (at(help).noun != null && at(help).noun.sign() > 0
                      || nouns.has(help, ActLexicon.CARGO))
              || helpful();
      if (sense.type() == EventType.CONSULT) {
        // "Invited the president" is courtesy; "invite France to look at its past" is not.
        int next = f.object + 1;
        boolean todo = false;
        for (int i = next; f.object >= 0 && i < Math.min(c.chunks.size(), next + 2); i++) {
          todo |= at(i).is(Type.VERB);
        }
        for (int k = f.verb.to; k < Math.min(c.size, f.verb.to + 6); k++) {
          todo |= c.fold[k].equals("not") || c.fold[k].equals("pas");
        }
        return todo || directed(targets, EventType.CONSULT, sense.strength());
      }
      return appeal
          ? directed(targets, EventType.SUPPORT, 0.3)
          : say(
              targets.stream().filter(a -> a.level() == Arguments.ACTS).toList(),
              sense.type(),
              sense.strength());
    }

    /** "Asked Russia to help": the infinitive behind it is a kindness. */
    private boolean helpful() {
      for (int i = f.index + 1; i < Math.min(c.chunks.size(), f.index + 4); i++) {
        if (at(i).is(Type.VERB)) {
          return at(i).senses.stream()
              .anyMatch(
                  s ->
                      s.type() == EventType.AID
                          || s.op() == Op.START && !s.lemma().endsWith("open")
                          || s.op() == Op.MEET);
        }
      }
      return false;
    }

    private boolean order() {
      boolean leave = false;
      for (int i = f.index + 1; i < Math.min(c.chunks.size(), f.index + 6); i++) {
        if (at(i).is(Type.VERB)) {
          leave = LEAVING.contains(c.fold[at(i).head]);
          break;
        }
      }
      boolean out = f.followedBy(Set.of("out"));
      List<Arg> targets =
          f.args(f.verb.passive ? f.verb.subject : f.object >= 0 ? f.object : f.behind("to"));
      if (leave || out) {
        if (f.verb.passive && doers.isEmpty()) {
          // "Have been given two weeks to leave Burkina Faso": the place that they must leave.
          return emit(placeLeft(), targets, EventType.SANCTION, 0.75);
        }
        return emit(doers, targets, EventType.SANCTION, 0.8);
      }
      boolean weak = sense.lemma().equals("tell") || sense.lemma().equals("give");
      return !weak
          && say(
              targets.stream().filter(a -> a.level() == Arguments.ACTS).toList(),
              sense.type(),
              sense.strength());
    }

    private List<Arg> placeLeft() {
      for (int i = f.index + 1; i < Math.min(c.chunks.size(), f.index + 6); i++) {
        if (at(i).is(Type.VERB)) {
          VerbFrame leaving = new VerbFrame(c, arguments, i);
          return NounRules.raise(
              f.args(leaving.object >= 0 ? leaving.object : leaving.behind("from")));
        }
      }
      return List.of();
    }

    private boolean help() {
      List<Arg> targets = targets(sense.frames());
      boolean permits = sense.type() == EventType.YIELD;
      if (permits) {
        targets =
            targets.stream()
                .filter(a -> a.level() == Arguments.ACTS && a.chunk() == f.object)
                .toList();
      }
      return !targets.isEmpty() && emit(doers, targets, sense.type(), sense.strength());
    }

    private boolean deny() {
      NounSense n = f.objectNoun();
      if (n == null || n.type() != EventType.ACCUSE || negated) {
        return false;
      }
      NounRules.Parties p = nouns.parties(f.object);
      findings.spoken.add(f.object);
      return findings.add(
          doers, NounRules.raise(p.acting()), EventType.REJECT, 0.35, reality, token, tokenTo);
    }

    private boolean move() {
      int at = f.behind(Set.of("from", "of"));
      List<Arg> places =
          at >= 0 ? f.args(at) : f.object >= 0 ? f.args(f.object) : new ArrayList<>();
      boolean objectHasPlace = at < 0;
      List<Arg> left = new ArrayList<>();
      for (Arg a : places) {
        boolean organization = sides.organization(a.mention());
        if (organization && a.level() == Arguments.ACTS) {
          return !negated && emit(doers, List.of(a), EventType.SANCTION, 0.65);
        }
        if (a.level() == Arguments.ACTS && !organization) {
          left.add(a);
        }
      }
      boolean force =
          (f.verb.subject >= 0 && nouns.has(f.verb.subject, ActLexicon.CARGO))
              || (f.object >= 0 && nouns.has(f.object, ActLexicon.CARGO))
              || doers.stream().anyMatch(a -> sides.kind(a.mention()) == MentionKind.FORCE);
      boolean post = f.object >= 0 && nouns.has(f.object, ActLexicon.POST) && !objectHasPlace;
      if (post) {
        return emit(doers, NounRules.raise(left), EventType.SANCTION, 0.6);
      }
      if (shownOut()) {
        return true;
      }
      if (!force || nouns.agreed() || negated || threatened) {
        return false;
      }
      List<Arg> who = doers.isEmpty() && f.object >= 0 ? NounRules.raise(f.args(f.object)) : doers;
      return findings.add(who, left, EventType.SANCTION, 0.3, reality * 0.75, token, tokenTo);
    }

    /** "Mali says the French ambassador has 72 hours to leave", "said French troops must go". */
    private boolean shownOut() {
      if (f.verb.subject < 1 || f.verb.passive) {
        return false;
      }
      int above = f.verb.subject - 1;
      while (above > 0 && at(above).is(Type.SUBORDINATOR)) {
        above--;
      }
      boolean must = false;
      for (int k = at(f.verb.subject).to; k < f.verb.head; k++) {
        must |=
            lexicon.in("obliged", c.fold[k])
                || lexicon.in("conditional", c.fold[k])
                || c.fold[k].equals("hours")
                || c.fold[k].equals("heures");
      }
      if (!must || !at(above).is(Type.VERB)) {
        return false;
      }
      List<Arg> speakers = new VerbFrame(c, arguments, above).subject();
      return findings.add(
          speakers,
          arguments.of(f.verb.subject, true),
          EventType.SANCTION,
          0.7,
          SURE * 0.9,
          token,
          tokenTo);
    }

    private boolean give() {
      int to = f.behind(Set.of("to", "for", "into"));
      List<Arg> receivers = new ArrayList<>();
      boolean dative = false;
      if (f.object >= 0
          && !f.verb.passive
          && f.index + 2 < c.chunks.size()
          && at(f.object + 1).is(Type.NOUN)) {
        receivers.addAll(
            f.args(f.object).stream().filter(a -> a.level() == Arguments.ACTS).toList());
        dative = !receivers.isEmpty();
      }
      if (!dative && f.behind("with") >= 0 && f.object >= 0) {
        receivers.addAll(
            f.args(f.object).stream().filter(a -> a.level() == Arguments.ACTS).toList());
        dative = !receivers.isEmpty();
      }
      if (!dative && to >= 0) {
        receivers.addAll(f.args(to));
      }
      int gift =
          dative ? (at(f.object + 1).is(Type.NOUN) ? f.object + 1 : f.behind("with")) : f.object;
      if (gift >= 0 && receivers.isEmpty() && nouns.has(gift, ActLexicon.CARGO)) {
        emit(doers, List.of(), EventType.AID, 0.45);
      }
      if (gift < 0 || receivers.isEmpty()) {
        return false;
      }
      NounSense n = at(gift).noun;
      List<Arg> givers = doers;
      if (givers.isEmpty() && f.verb.passive) {
        givers = NounRules.raise(arguments.of(gift, false));
        for (int i = gift + 1; givers.isEmpty() && i + 1 < f.index; i++) {
          // "Helicopters from Russia were handed over".
          boolean from = at(i).is(Type.PREPOSITION) && at(i).word.equals("from");
          givers = from ? NounRules.raise(f.args(i + 1)) : givers;
        }
      }
      if (n != null && n.type() != null && !n.mutual()) {
        findings.spoken.add(gift);
        return emit(givers, receivers, n.type(), n.strength());
      }
      if (nouns.has(gift, ActLexicon.CARGO)) {
        boolean promised =
            sense.lemma().equals("pledge")
                || sense.lemma().equals("offer")
                || sense.lemma().equals("promettre");
        return emit(givers, receivers, EventType.AID, promised ? 0.5 : sense.strength());
      }
      if (n != null && n.is("NEUTRAL")) {
        return emit(givers, receivers, EventType.YIELD, 0.3);
      }
      if (nouns.has(gift, ActLexicon.POST)) {
        return emit(givers, receivers, EventType.CONSULT, 0.25);
      }
      return false;
    }

    /** "Obtained the lifting of ECOWAS sanctions": the other side gave way. */
    private boolean getRelief() {
      int inner = f.object + 2;
      if (f.verb.passive
          || inner >= c.chunks.size()
          || !at(inner - 1).is(Type.PREPOSITION)
          || !at(inner).is(Type.NOUN)
          || at(inner).noun == null) {
        return false;
      }
      NounSense n = at(inner).noun;
      if (n.sign() >= 0) {
        return false;
      }
      findings.spoken.add(inner);
      findings.spoken.add(f.object);
      return emit(NounRules.raise(nouns.parties(inner).acting()), doers, EventType.YIELD, 0.5);
    }

    /** "Received helicopters, together with weapons and ammunition, from Russia". */
    private int behindAside() {
      int i = f.object + 1;
      if (i >= c.chunks.size() || !at(i).is(Type.COMMA)) {
        return -1;
      }
      for (i++; i + 2 < c.chunks.size() && !at(i).is(Type.VERB) && !at(i).is(Type.BREAK); i++) {
        if (at(i).is(Type.COMMA)) {
          boolean from = at(i + 1).is(Type.PREPOSITION) && at(i + 1).word.equals("from");
          return from && at(i + 2).is(Type.NOUN) ? i + 2 : -1;
        }
      }
      return -1;
    }

    private boolean get() {
      if (f.objectNoun() != null && f.objectNoun().is("ENDING")) {
        return getRelief();
      }
      boolean goods =
          f.object >= 0
              && (nouns.has(f.object, ActLexicon.CARGO)
                  || at(f.object).noun != null && at(f.object).noun.sign() > 0);
      if (!goods) {
        return false;
      }
      List<Arg> from = f.args(f.behind(sense.frames()));
      if (from.isEmpty()) {
        from = f.args(behindAside());
      }
      if (from.isEmpty()) {
        from = NounRules.raise(f.args(f.object));
      }
      if (f.verb.passive) {
        return false;
      }
      boolean given = at(f.object).noun != null || !sense.lemma().equals("buy");
      boolean one = emit(doers, from, EventType.COOPERATE, 0.45);
      return emit(NounRules.raise(from), doers, given ? EventType.AID : EventType.COOPERATE, 0.5)
          || one;
    }

    private boolean deploy() {
      int cargo = f.object >= 0 && !sense.lemma().equals("reach") ? f.object : f.verb.subject;
      int into = f.behind(Set.of("to", "in", "into", "at"));
      boolean reached = sense.lemma().equals("reach");
      cargo = freight(cargo);
      if (f.verb.passive
          && (f.verb.from == f.verb.head || f.verb.infinitive)
          && sense.op() == Op.DEPLOY) {
        // "The soldiers stationed in Mali left", "allowed them to be stationed": where they have
        // been is no news.
        return false;
      }
      List<Arg> places = f.args(reached ? f.object : into);
      if (places.isEmpty()) {
        places = whereabouts();
      }
      if (cargo < 0
          || places.isEmpty()
          || f.followedBy(Set.of("near", "border", "against", "frontiere", "contre"))) {
        return false;
      }
      List<Arg> givers = sense.op() == Op.DEPLOY && !doers.isEmpty() ? doers : f.args(cargo);
      if (nouns.has(cargo, ActLexicon.CARGO)) {
        return emit(
            NounRules.raise(givers), places, EventType.AID, sense.op() == Op.DEPLOY ? 0.45 : 0.5);
      }
      return sense.op() == Op.ARRIVE && visits(givers, places);
    }

    /** "Russian instructors and equipment arrive": the first of the list may be what counts. */
    private int freight(int cargo) {
      int i = cargo;
      while (i > 1
          && at(i).mentions.isEmpty()
          && (at(i - 1).is(Type.CONJUNCTION) || at(i - 1).is(Type.COMMA))
          && at(i - 2).is(Type.NOUN)) {
        i -= 2;
      }
      boolean found = i >= 0 && !at(i).mentions.isEmpty() && nouns.has(i, ActLexicon.CARGO);
      return found ? i : cargo;
    }

    /** "Mali, where 400 British soldiers are deployed". */
    private List<Arg> whereabouts() {
      for (int i = f.index - 1; i > 0 && i > f.index - 5; i--) {
        Chunk k = at(i);
        if (k.is(Type.RELATIVE) && (k.word.equals("where") || k.word.equals("ou"))) {
          int noun = at(i - 1).is(Type.COMMA) ? i - 2 : i - 1;
          return noun >= 0 && at(noun).is(Type.NOUN) ? f.args(noun) : List.of();
        }
      }
      return List.of();
    }

    private boolean visits(List<Arg> who, List<Arg> places) {
      List<Arg> officials =
          who.stream()
              .filter(
                  a ->
                      sides.kind(a.mention()) == MentionKind.LEADER
                          || nouns.has(a.chunk(), ActLexicon.AGENT))
              .filter(a -> a.level() == Arguments.ACTS)
              .toList();
      return emit(officials, places, EventType.CONSULT, 0.3);
    }

    private boolean visit() {
      return visits(doers, f.args(f.behind(sense.frames())));
    }

    private boolean leaderObject() {
      return targets(sense.frames()).stream()
          .anyMatch(a -> sides.kind(a.mention()) == MentionKind.LEADER);
    }

    private boolean meet() {
      List<Arg> targets =
          targets(sense.frames()).stream().filter(a -> a.level() == Arguments.ACTS).toList();
      if (targets.isEmpty()
          && doers.size() > 1
          && !f.verb.passive
          && sense.frames().contains("with")) {
        return !negated && findings.among(doers, EventType.CONSULT, 0.3, reality, token, tokenTo);
      }
      if (sense.frames().contains("T") && !sense.frames().contains("with")) {
        return mutual(doers, targets, EventType.CONSULT, 0.3);
      }
      return mutual(doers, targets, EventType.CONSULT, 0.3);
    }

    /** "Hit Mali with sanctions". */
    private boolean hit() {
      int with = f.behind("with");
      NounSense n = with < 0 ? null : at(with).noun;
      if (n == null || n.type() == null || n.mutual()) {
        return false;
      }
      return emit(
          doers, f.args(f.verb.passive ? f.verb.subject : f.object), n.type(), n.strength());
    }

    /** "Sees China as a threat", "considère la Russie comme un allié". */
    private boolean label() {
      List<Arg> targets = f.args(f.verb.passive ? f.verb.subject : f.object);
      int in = f.index + 1;
      boolean inside =
          in + 2 < c.chunks.size()
              && at(in).is(Type.PREPOSITION)
              && at(in).word.equals("in")
              && at(in + 1).is(Type.NOUN)
              && at(in + 2).is(Type.NOUN)
              && at(in + 2).noun != null
              && (at(in + 2).noun.is("ALLY") || at(in + 2).noun.is("FOE"));
      if (inside) {
        // "Sees in Niger a partner".
        EventType type = at(in + 2).noun.is("ALLY") ? EventType.SUPPORT : EventType.ACCUSE;
        return emit(doers, f.args(in + 1), type, 0.4);
      }
      if (illegal()) {
        return emit(doers, NounRules.raise(targets), EventType.REJECT, 0.5);
      }
      for (int i = f.index + 1; i + 1 < Math.min(c.chunks.size(), f.index + 8); i++) {
        Chunk k = at(i);
        boolean as =
            (k.is(Type.PREPOSITION) || k.is(Type.SUBORDINATOR))
                && (k.word.equals("as") || k.word.equals("comme"));
        if (k.is(Type.VERB)) {
          return false;
        }
        as |=
            k.is(Type.PREPOSITION)
                && k.word.equals("of")
                && i > f.index + 1
                && (sense.lemma().equals("traiter") || sense.lemma().equals("qualifier"));
        boolean twofold = k.is(Type.NOUN) && at(i + 1).is(Type.NOUN) && i == f.object;
        int at = i + 1;
        if (as
            && i + 2 < c.chunks.size()
            && at(at).is(Type.NOUN)
            && at(at).to - at(at).from == 1
            && c.tag[at(at).from].equals("DET")
            && at(i + 2).is(Type.NOUN)) {
          // "Comme la plus grande menace".
          at = i + 2;
        }
        NounSense n = as || twofold ? at(at).noun : null;
        if (n != null && n.sign() != 0) {
          EventType type = n.sign() > 0 ? EventType.SUPPORT : EventType.ACCUSE;
          return emit(doers, targets, type, 0.4);
        }
      }
      return false;
    }

    /** "Declares American military presence illegal". */
    private boolean illegal() {
      int object = f.verb.passive ? -1 : f.object;
      return object >= 0
          && at(object).to - at(object).from > 1
          && lexicon.in("bad", c.fold[at(object).to - 1]);
    }

    /** "British troops joined the peacekeeping force in Mali"; "Mali joined ECOWAS". */
    private boolean join() {
      if (f.object < 0) {
        return false;
      }
      List<Arg> direct =
          f.args(f.object).stream().filter(a -> a.level() == Arguments.ACTS).toList();
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

    private boolean agree() {
      if (sense.type() != EventType.AGREE || sense.strength() == 0) {
        return false;
      }
      List<Arg> with = f.args(f.behind("with"));
      if (with.isEmpty() && doers.size() > 1 && f.behind(Set.of("on", "to")) >= 0) {
        if (negated) {
          // "Failed to agree on".
          return findings.among(doers, EventType.REJECT, 0.3, reality, token, tokenTo);
        }
        return findings.among(doers, EventType.AGREE, sense.strength(), reality, token, tokenTo);
      }
      if (with.isEmpty()) {
        return false;
      }
      return mutual(doers, with, EventType.AGREE, sense.strength());
    }
  }
}
