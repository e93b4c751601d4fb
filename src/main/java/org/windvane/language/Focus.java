package org.windvane.language;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which countries an article is about, and how much of its attention each has.
 *
 * <p>A mention counts by its kind and by where it stands: headline, lead, body. All weights were
 * set on kinds of words, not on any country.
 */
public final class Focus {
  /** Share and mentions of one country. */
  public record Share(double share, int mentions) {}

  private static final double TITLE = 3.0;
  private static final double LEAD = 4.0;
  private static final double SECOND = 2.0;
  private static final double REST = 0.75;

  /** The country named first is most often the one that the rest is told of. */
  private static final double FIRST = 1.3;

  /**
   * The state that is named in passing all over the world's press, for its money, its officials or
   * by comparison; where it is not in the headline it weighs less.
   */
  private static final String COMMON = "USA";

  private static final double PASSING = 0.7;

  private Focus() {}

  /** By code of the state or territory. */
  public static Map<String, Share> of(Document document, Gazetteer gazetteer) {
    Map<String, double[]> sums = new LinkedHashMap<>();
    Map<String, Double> seats = new HashMap<>();
    boolean common = false;
    for (Sentence s : document.sentences()) {
      double place =
          switch (s.index()) {
            case 0 -> TITLE;
            case 1 -> LEAD;
            case 2 -> SECOND;
            default -> REST * Math.max(0.4, 1.0 - 0.03 * s.index());
          };
      for (int m = 0; m < s.mentions(); m++) {
        Actor actor = gazetteer.actor(s.actor(m));
        String code = actor.type().equals("territory") ? actor.code() : actor.state();
        if (code == null) {
          String seat = gazetteer.seat(actor.code());
          if (seat != null) {
            seats.merge(seat, place, Double::sum);
          }
          continue;
        }
        double weight =
            place * weight(s.kind(m)) * (actor.isState() || actor.state() == null ? 1 : 0.4);
        double[] sum = sums.computeIfAbsent(code, k -> new double[2]);
        sum[0] += weight;
        sum[1]++;
        common |= s.index() == 0 && code.equals(COMMON);
      }
    }
    double total = weighed(sums, common);
    Map<String, Share> out = new HashMap<>();
    if (sums.isEmpty()) {
      // What is told of a body alone is told from where it sits.
      seats.entrySet().stream()
          .max(Map.Entry.comparingByValue())
          .ifPresent(e -> out.put(e.getKey(), new Share(1, 0)));
    }
    for (Map.Entry<String, double[]> e : sums.entrySet()) {
      out.put(
          e.getKey(), new Share(total > 0 ? e.getValue()[0] / total : 0, (int) e.getValue()[1]));
    }
    return out;
  }

  /** Sets off the country named first, and what is named in passing; returns the sum. */
  private static double weighed(Map<String, double[]> sums, boolean common) {
    double total = 0;
    double factor = FIRST;
    for (Map.Entry<String, double[]> e : sums.entrySet()) {
      double[] sum = e.getValue();
      sum[0] *= factor * (e.getKey().equals(COMMON) && !common ? PASSING : 1);
      factor = 1;
      total += sum[0];
    }
    return total;
  }

  private static double weight(MentionKind kind) {
    return switch (kind) {
      case NAME -> 1;
      case DEMONYM -> 1;
      case CAPITAL -> 0.8;
      case METONYM -> 1;
      case LEADER -> 0.9;
      case FORCE -> 0.6;
      case CITY -> 0.7;
      case INSTITUTION -> 1;
      case REFERENCE -> 0.4;
      case SPEAKER -> 0.3;
      case CURRENCY -> 0.35;
      case DATELINE -> 0.8;
      case COMPANY -> 0.5;
    };
  }
}
