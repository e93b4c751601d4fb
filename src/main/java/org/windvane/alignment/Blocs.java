package org.windvane.alignment;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigUtil;
import java.io.Serializable;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.windvane.UsageException;

/**
 * The dated memberships of {@code blocs} and the pairs of {@code axes}, and what a relation between
 * two actors says about which of them.
 *
 * <p>A <em>series</em> is what stance is averaged over: a bloc, or a bloc without the members that
 * on that day stand in the other bloc of an axis too. The second kind exists only where conf/ makes
 * it necessary.
 */
final class Blocs implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Two blocs set against each other; {@code first} and {@code second} are series. */
  record Axis(String id, String first, String second, String firstBloc, String secondBloc)
      implements Serializable {}

  private record Span(String bloc, int from, int to) implements Serializable {
    boolean holds(int day) {
      return from <= day && day <= to;
    }
  }

  private final Map<String, List<Span>> spansByActor;
  private final List<String> blocs;
  private final List<Axis> axes;

  /** Series without the members of another bloc: series id to {bloc, bloc left out}. */
  private final Map<String, String[]> purged = new TreeMap<>();

  private Blocs(Map<String, List<Span>> spansByActor, List<String> blocs) {
    this.spansByActor = spansByActor;
    this.blocs = blocs;
    this.axes = new ArrayList<>();
  }

  /**
   * Reads {@code blocs} and {@code axes}.
   *
   * @throws UsageException when an axis names no bloc, or a date is none
   */
  static Blocs read(Config root) {
    Map<String, List<Span>> spans = new HashMap<>();
    TreeSet<String> names = new TreeSet<>();
    try {
      Config blocs = root.getConfig("blocs");
      for (String bloc : blocs.root().keySet()) {
        names.add(bloc);
        for (Config member : blocs.getConfigList(ConfigUtil.joinPath(bloc, "members"))) {
          int from = day(member, "from", Integer.MIN_VALUE);
          int to = day(member, "to", Integer.MAX_VALUE);
          spans
              .computeIfAbsent(member.getString("actor"), a -> new ArrayList<>())
              .add(new Span(bloc, from, to));
        }
      }
      Blocs read = new Blocs(spans, List.copyOf(names));
      Config axes = root.getConfig("axes");
      for (String axis : new TreeSet<>(axes.root().keySet())) {
        read.addAxis(
            axis,
            axes.getString(ConfigUtil.joinPath(axis, "first")),
            axes.getString(ConfigUtil.joinPath(axis, "second")));
      }
      return read;
    } catch (ConfigException e) {
      throw new UsageException("Cannot read blocs: " + e.getMessage(), e);
    }
  }

  private static int day(Config member, String key, int otherwise) {
    if (!member.hasPath(key)) {
      return otherwise;
    }
    try {
      return (int) LocalDate.parse(member.getString(key)).toEpochDay();
    } catch (DateTimeParseException e) {
      throw new UsageException(
          "Cannot read blocs: no ISO date, " + key + " = " + member.getString(key), e);
    }
  }

  private void addAxis(String id, String first, String second) {
    for (String bloc : List.of(first, second)) {
      if (!blocs.contains(bloc)) {
        throw new UsageException("Cannot read axes: no such bloc, " + bloc + " of " + id);
      }
    }
    boolean shared =
        spansByActor.values().stream()
            .anyMatch(
                spans ->
                    spans.stream()
                        .filter(s -> s.bloc().equals(first))
                        .anyMatch(
                            s ->
                                spans.stream()
                                    .anyMatch(
                                        o ->
                                            o.bloc().equals(second)
                                                && s.from() <= o.to()
                                                && o.from() <= s.to())));
    axes.add(
        new Axis(
            id,
            shared ? purge(first, second) : first,
            shared ? purge(second, first) : second,
            first,
            second));
  }

  private String purge(String bloc, String without) {
    String id = bloc + "-without-" + without;
    purged.put(id, new String[] {bloc, without});
    return id;
  }

  List<Axis> axes() {
    return axes;
  }

  /** The blocs themselves, in order of name. */
  List<String> names() {
    return blocs;
  }

  /** Whether an actor belongs to a bloc on a day (days since 1970-01-01). */
  boolean isMember(String actor, String bloc, int day) {
    for (Span span : spansByActor.getOrDefault(actor, List.of())) {
      if (span.bloc().equals(bloc) && span.holds(day)) {
        return true;
      }
    }
    return false;
  }

  /**
   * The series on which dealings of a country with an actor bear evidence on a day: those of the
   * blocs that hold the actor and not the country.
   */
  List<String> seriesOf(String country, String actor, int day) {
    List<Span> spans = spansByActor.get(actor);
    if (spans == null) {
      return List.of();
    }
    List<String> found = new ArrayList<>(4);
    for (Span span : spans) {
      if (span.holds(day) && !found.contains(span.bloc()) && !isMember(country, span.bloc(), day)) {
        found.add(span.bloc());
      }
    }
    for (Map.Entry<String, String[]> entry : purged.entrySet()) {
      String[] pair = entry.getValue();
      if (found.contains(pair[0]) && !isMember(actor, pair[1], day)) {
        found.add(entry.getKey());
      }
    }
    return found;
  }
}
