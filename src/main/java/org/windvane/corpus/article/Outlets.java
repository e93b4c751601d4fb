package org.windvane.corpus.article;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigUtil;
import crawlercommons.domains.EffectiveTldFinder;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Hosts to outlets, by conf/outlets.conf; a host that it does not know is its own outlet. */
public final class Outlets implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final Pattern HOST = Pattern.compile("[\\p{L}\\p{N}_-]+(?:\\.[\\p{L}\\p{N}_-]+)+");

  private record Era(LocalDate from, LocalDate to, String perspective) implements Serializable {
    boolean holds(LocalDate day) {
      return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
    }
  }

  private record Entry(
      String domain, String country, String perspective, boolean aggregator, List<Era> history)
      implements Serializable {}

  private final Map<String, Entry> byHost = new HashMap<>();
  private final Map<String, String> countryByTld = new HashMap<>();

  /**
   * Reads {@code outlets} and {@code tlds}.
   *
   * @param config the whole tree of settings
   */
  public Outlets(Config config) {
    if (config.hasPath("outlets")) {
      Config outlets = config.getConfig("outlets");
      for (String domain : outlets.root().keySet()) {
        add(domain, outlets.getConfig(ConfigUtil.joinPath(domain)));
      }
    }
    if (config.hasPath("tlds")) {
      Config tlds = config.getConfig("tlds");
      for (String tld : tlds.root().keySet()) {
        countryByTld.put(tld, tlds.getString(ConfigUtil.joinPath(tld)));
      }
    }
  }

  private void add(String domain, Config c) {
    List<Era> history = new ArrayList<>();
    if (c.hasPath("history")) {
      for (Config era : c.getConfigList("history")) {
        history.add(new Era(day(era, "from"), day(era, "to"), era.getString("perspective")));
      }
    }
    Entry entry =
        new Entry(
            domain,
            c.hasPath("country") ? c.getString("country") : null,
            c.hasPath("perspective") ? c.getString("perspective") : Outlet.OTHER,
            c.hasPath("aggregator") && c.getBoolean("aggregator"),
            history);
    byHost.put(domain, entry);
    if (c.hasPath("hosts")) {
      c.getStringList("hosts").forEach(host -> byHost.putIfAbsent(host, entry));
    }
  }

  private static LocalDate day(Config c, String path) {
    return c.hasPath(path) ? LocalDate.parse(c.getString(path)) : null;
  }

  /**
   * The outlet of an article.
   *
   * @param candidates hosts, urls or free names, the most telling first (the article's link, then
   *     its feed); the first that leads to no aggregator counts, and only otherwise the first
   * @param published decides on the perspective of an outlet that changed hands
   */
  public Outlet resolve(List<String> candidates, Instant published) {
    String first = null;
    String name = null;
    for (String candidate : candidates) {
      if (candidate == null || candidate.isBlank()) {
        continue;
      }
      String host = host(candidate.strip());
      if (host == null) {
        name = name == null ? candidate.strip() : name;
        continue;
      }
      first = first == null ? host : first;
      Entry known = entry(host);
      if (known == null || !known.aggregator()) {
        return of(host, known, published);
      }
    }
    if (first != null) {
      return of(first, entry(first), published);
    }
    return new Outlet(name, null, Outlet.OTHER);
  }

  private static String host(String candidate) {
    if (candidate.contains("://")) {
      return CanonicalUrl.host(candidate);
    }
    return HOST.matcher(candidate).matches() ? candidate.toLowerCase(Locale.ROOT) : null;
  }

  private Outlet of(String host, Entry known, Instant published) {
    if (known == null) {
      String tld = host.substring(host.lastIndexOf('.') + 1);
      return new Outlet(registrable(host), countryByTld.get(tld), Outlet.OTHER);
    }
    LocalDate day = published.atZone(ZoneOffset.UTC).toLocalDate();
    String perspective =
        known.history().stream()
            .filter(era -> era.holds(day))
            .map(Era::perspective)
            .findFirst()
            .orElse(known.perspective());
    return new Outlet(known.domain(), known.country(), perspective);
  }

  /** The entry of the host or of the longest of its parents. */
  private Entry entry(String host) {
    String at = host;
    while (true) {
      Entry entry = byHost.get(at);
      if (entry != null) {
        return entry;
      }
      int dot = at.indexOf('.');
      if (dot < 0) {
        return null;
      }
      at = at.substring(dot + 1);
    }
  }

  private static String registrable(String host) {
    String domain = EffectiveTldFinder.getAssignedDomain(host, false, false);
    if (domain != null && !domain.isBlank()) {
      return domain;
    }
    return host.startsWith("www.") ? host.substring(4) : host;
  }
}
