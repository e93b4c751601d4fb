package org.windvane.language;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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

  /** What the one who sells a bond tells of it is news of the market, more than of the issuer. */
  private static final double TOLD = 4.0;

  /** Sentences, the title among them, that say what an article is about. */
  private static final int HEAD = 2;

  private final Gazetteer gazetteer;
  private final Map<String, double[]> sums = new LinkedHashMap<>();
  private final Map<String, Double> seats = new HashMap<>();
  private final Map<String, Double> markets = new HashMap<>();
  private final Set<String> titled = new HashSet<>();

  /** Whether title or lead say where. */
  private boolean located;

  /** Whether any country is named, otherwise than by a company, money or a market. */
  private boolean named;

  /**
   * Whether title or lead name a state, its people or who leads it: no town in which a firm sits.
   */
  private boolean stated;

  /** Whether a manager of the deal tells of it. */
  private boolean told;

  private Focus(Gazetteer gazetteer) {
    this.gazetteer = gazetteer;
  }

  /** By code of the state or territory. */
  public static Map<String, Share> of(Document document, Gazetteer gazetteer) {
    Focus focus = new Focus(gazetteer);
    document.sentences().forEach(focus::read);
    return focus.shares();
  }

  private void read(Sentence s) {
    double place = place(s);
    boolean head = s.index() < HEAD;
    told |= head && Part.managerTells(s);
    for (int m = 0; m < s.mentions(); m++) {
      MentionKind kind = s.kind(m);
      Actor actor = gazetteer.actor(s.actor(m));
      String code = actor.type().equals("territory") ? actor.code() : actor.state();
      if (code == null) {
        String seat = gazetteer.seat(actor.code());
        if (seat != null) {
          seats.merge(seat, place, Double::sum);
        }
        continue;
      }
      Part part = Part.of(s, m, gazetteer);
      if (kind == MentionKind.MARKET || part == Part.MANAGER) {
        markets.merge(code, place * weight(MentionKind.MARKET), Double::sum);
      }
      if (kind == MentionKind.MARKET || part != Part.OWN) {
        continue;
      }
      if (kind == MentionKind.COUNCIL) {
        seats.merge(code, place, Double::sum);
        continue;
      }
      boolean countries = !kind.locates() || kind == MentionKind.PLACE;
      located |= head && countries;
      named |= countries && gazetteer.passing(code) == 1;
      stated |= head && states(kind) && gazetteer.passing(code) == 1;
      double weight = place * weight(kind) * (actor.isState() || actor.state() == null ? 1 : 0.4);
      double[] sum = sums.computeIfAbsent(code, k -> new double[2]);
      sum[0] += weight;
      sum[1]++;
      if (s.index() == 0) {
        titled.add(code);
      }
    }
  }

  private Map<String, Share> shares() {
    weigh();
    if (!located) {
      // What title and lead tell of a body alone is told from where it sits; a body that sits in
      // the state named in passing is the whole world's, meets anywhere, and gives way to others.
      strongest(seats, false)
          .or(() -> strongest(seats, sums.isEmpty()))
          .ifPresent(e -> add(e.getKey(), e.getValue()));
    }
    if (told ? !stated : !named) {
      // Bonds of a state are news of that state, wherever they are sold and whoever tells of them.
      markets.forEach((code, more) -> add(code, told ? more * TOLD : more));
    }
    double total = sums.values().stream().mapToDouble(v -> v[0]).sum();
    Map<String, Share> out = new HashMap<>();
    for (Map.Entry<String, double[]> e : sums.entrySet()) {
      out.put(
          e.getKey(), new Share(total > 0 ? e.getValue()[0] / total : 0, (int) e.getValue()[1]));
    }
    return out;
  }

  private static boolean states(MentionKind kind) {
    return switch (kind) {
      case NAME, DEMONYM, METONYM, LEADER, FORCE, REFERENCE, SPEAKER -> true;
      default -> false;
    };
  }

  private static double place(Sentence s) {
    return switch (s.index()) {
      case 0 -> TITLE;
      case 1 -> LEAD;
      case 2 -> SECOND;
      default -> REST * Math.max(0.4, 1.0 - 0.03 * s.index());
    };
  }

  private Optional<Map.Entry<String, Double>> strongest(
      Map<String, Double> weights, boolean anywhere) {
    return weights.entrySet().stream()
        .filter(e -> anywhere || gazetteer.passing(e.getKey()) == 1)
        .max(
            Map.Entry.<String, Double>comparingByValue().thenComparing(Map.Entry.comparingByKey()));
  }

  private void add(String code, double more) {
    sums.computeIfAbsent(code, k -> new double[2])[0] += more;
  }

  /** Sets off the country named first, and what is named in passing. */
  private void weigh() {
    double factor = FIRST;
    for (Map.Entry<String, double[]> e : sums.entrySet()) {
      double passing = titled.contains(e.getKey()) ? 1 : gazetteer.passing(e.getKey());
      e.getValue()[0] *= factor * passing;
      factor = 1;
    }
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
      case PLACE -> 0.6;
      case COUNCIL -> 0.5;
      case MARKET -> 0.5;
    };
  }
}
