package org.windvane.relations;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.windvane.language.MentionKind;
import org.windvane.relations.Arguments.Arg;
import org.windvane.relations.Chunk.Type;

/**
 * Fills in the missing side of an act: "Mali: France halts development aid", "Moscow has suffered
 * under sanctions that Washington …". Only where the sentence holds exactly one other actor, and
 * has said nothing of the two so far.
 */
final class LoneActor {
  /** What is read off the absence of any other actor is less sure than what grammar says. */
  private static final double SURE = 0.66;

  private static final int FARTHEST = 24;

  /** Prepositions behind which stands who does something, or who it is done with. */
  private static final Set<String> SOURCES = Set.of("by", "from", "of", "with", "between");

  private final Chunker c;
  private final Arguments arguments;
  private final Findings findings;
  private final Sides sides;

  LoneActor(Chunker c, Arguments arguments, Findings findings, Sides sides) {
    this.c = c;
    this.arguments = arguments;
    this.findings = findings;
    this.sides = sides;
  }

  void fill() {
    for (Findings.Half half : List.copyOf(findings.halves)) {
      boolean doing = half.targets().isEmpty();
      if (!(doing ? aims(half) : suffers(half.act()) && told(half.act(), half.token()))) {
        continue;
      }
      List<Arg> known = doing ? half.sources() : half.targets();
      Arg other = other(known, half.token(), doing, half.act());
      if (other == null
          || known.stream().anyMatch(k -> findings.between(k.mention(), other.mention()))) {
        continue;
      }
      List<Arg> found = List.of(other);
      findings.add(
          doing ? known : found,
          doing ? found : known,
          half.act(),
          half.strength(),
          half.reality() * SURE,
          half.token(),
          half.tokenTo());
    }
  }

  /** Acts that cannot but be aimed at somebody. */
  private static boolean aims(Findings.Half half) {
    return switch (half.act()) {
      case AID, SANCTION -> true;
      // Not a mere warning.
      case THREATEN -> half.strength() > 0.5;
      default -> false;
    };
  }

  /** A noun, or a blow in the passive, leaves open who acts; an active verb has a subject. */
  private boolean told(EventType act, int token) {
    for (Chunk k : c.chunks) {
      if (k.is(Type.VERB) && k.from <= token && token < k.to) {
        return k.passive && act.quadClass() == QuadClass.MATERIAL_CONFLICT;
      }
    }
    return true;
  }

  /** Acts that somebody must have done. */
  private static boolean suffers(EventType act) {
    return switch (act) {
      case AID, SANCTION, ASSAULT, ACCUSE, COERCE, COOPERATE, AGREE, SUPPORT -> true;
      default -> false;
    };
  }

  /** The one other actor of the sentence, near the act and in the same clause; or null. */
  private Arg other(List<Arg> known, int token, boolean place, EventType act) {
    boolean together = act == EventType.COOPERATE || act == EventType.AGREE;
    List<Arg> found = new ArrayList<>();
    for (int i = 0; i < c.chunks.size(); i++) {
      Chunk n = c.chunks.get(i);
      if (!n.is(Type.NOUN)) {
        continue;
      }
      for (int m : n.mentions) {
        MentionKind kind = sides.kind(m);
        boolean mine = known.stream().anyMatch(k -> !sides.apart(k.mention(), m));
        if (mine || !kind.acts() && kind != MentionKind.CITY) {
          continue;
        }
        if (found.stream().anyMatch(a -> !sides.same(a.mention(), m))) {
          return null;
        }
        int level = arguments.level(m, n);
        boolean where =
            together
                && i > 0
                && c.chunks.get(i - 1).is(Type.PREPOSITION)
                && !c.chunks.get(i - 1).word.equals("with");
        where |= bordering(i);
        boolean governed =
            !place
                && i > 0
                && c.chunks.get(i - 1).is(Type.PREPOSITION)
                && !SOURCES.contains(c.chunks.get(i - 1).word);
        where |= governed;
        boolean near =
            Math.abs(c.sentence.from(m) - token) <= FARTHEST && !parted(i, token) && !where;
        found.add(new Arg(m, near ? level : Arguments.NONE, i));
      }
    }
    return found.stream()
        .filter(a -> a.level() >= (place ? Arguments.OWNED : Arguments.ACTS))
        .filter(a -> sides.kind(a.mention()) != MentionKind.CITY)
        .findFirst()
        .map(a -> new Arg(a.mention(), Arguments.ACTS, a.chunk()))
        .orElse(null);
  }

  /** "Near the border with Mali": Mali only says where. */
  private boolean bordering(int i) {
    return i > 1
        && c.chunks.get(i - 1).is(Type.PREPOSITION)
        && c.chunks.get(i - 2).is(Type.NOUN)
        && c.lexicon.in("foreign", c.fold[c.chunks.get(i - 2).head]);
  }

  /** Whether the end of a clause stands between a chunk and the act; a headline's topic may. */
  private boolean parted(int chunk, int token) {
    boolean after = c.chunks.get(chunk).from > token;
    for (int i = 0; i < c.chunks.size(); i++) {
      Chunk k = c.chunks.get(i);
      boolean inside = after ? k.from > token && i < chunk : i > chunk && k.from < token;
      if (inside && k.is(Type.BREAK) && !(k.word.equals(":") && !after)) {
        return true;
      }
    }
    return false;
  }
}
