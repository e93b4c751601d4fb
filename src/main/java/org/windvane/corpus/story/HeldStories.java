package org.windvane.corpus.story;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The stories of as many articles as one machine holds: the same answer as the joins of {@link
 * Stories}, without a shuffle.
 */
final class HeldStories {
  private static final int NONE = -1;
  private static final int FILTER_BITS = 1 << 26;

  private final Print[] prints;
  private final long windowSeconds;
  private final int[] parent;
  private final Map<Integer, Print> print = new HashMap<>();

  /**
   * @param all new articles, and those of the archive that share a key with them
   */
  private HeldStories(List<Print> all, Duration window) {
    this.prints = all.toArray(new Print[0]);
    Arrays.sort(prints, Print.ORDER);
    this.windowSeconds = window.toSeconds();
    this.parent = new int[prints.length];
    for (int i = 0; i < parent.length; i++) {
      parent[i] = i;
    }
  }

  /**
   * @return article id to story id, of the new articles whose story is not named after themselves
   */
  static Map<String, String> assign(List<Print> all, Duration window) {
    HeldStories stories = new HeldStories(all, window);
    stories.link();
    return stories.names();
  }

  /** Compares each article with the last three that share a key, and with the first. */
  private void link() {
    BitSet shared = sharedKeys();
    Map<Long, int[]> buckets = new HashMap<>();
    Set<Long> compared = new HashSet<>();
    for (int i = 0; i < prints.length; i++) {
      for (long key : prints[i].sketch().keys()) {
        if (!shared.get(place(key))) {
          continue;
        }
        int[] bucket = buckets.get(key);
        if (bucket == null) {
          bucket = new int[Stories.BEFORE + 1];
          Arrays.fill(bucket, NONE);
          bucket[0] = i;
          buckets.put(key, bucket);
        } else {
          for (int other : bucket) {
            if (other != NONE && other != i && compared.add(((long) other << 32) | i)) {
              compare(other, i);
            }
          }
        }
        System.arraycopy(bucket, 1, bucket, 2, Stories.BEFORE - 1);
        bucket[1] = i;
      }
    }
  }

  /** Places of keys that more than one article may have; the others need no bucket. */
  private BitSet sharedKeys() {
    BitSet once = new BitSet(FILTER_BITS);
    BitSet shared = new BitSet(FILTER_BITS);
    for (Print p : prints) {
      for (long key : p.sketch().keys()) {
        int place = place(key);
        if (once.get(place)) {
          shared.set(place);
        }
        once.set(place);
      }
    }
    return shared;
  }

  private static int place(long key) {
    return (int) (key ^ key >>> 32) & (FILTER_BITS - 1);
  }

  private void compare(int earlier, int later) {
    Print a = prints[earlier];
    Print b = prints[later];
    long apart = Math.floorDiv(b.micros(), 1_000_000L) - Math.floorDiv(a.micros(), 1_000_000L);
    if ((!a.isNew() && !b.isNew())
        || apart > windowSeconds
        || !Likeness.sameStory(
            a.sketch(),
            b.sketch(),
            a.outlet().equals(b.outlet()),
            (a.micros() - b.micros()) / 1000)) {
      return;
    }
    if (a.isNew() && b.isNew()) {
      parent[root(later)] = root(earlier);
    } else {
      print.merge(
          a.isNew() ? earlier : later,
          a.isNew() ? b : a,
          (p, q) -> FIRST_NAMED.compare(p, q) <= 0 ? p : q);
    }
  }

  private static final java.util.Comparator<Print> FIRST_NAMED =
      java.util.Comparator.comparingLong(Print::micros).thenComparing(Print::story);

  private int root(int i) {
    int at = i;
    while (parent[at] != at) {
      parent[at] = parent[parent[at]];
      at = parent[at];
    }
    return at;
  }

  private Map<String, String> names() {
    // In the order of dates, so that the first member of a group is its earliest.
    Map<Integer, String> earliest = new HashMap<>();
    Map<Integer, Print> archived = new HashMap<>();
    List<Integer> fresh = new ArrayList<>();
    for (int i = 0; i < prints.length; i++) {
      if (prints[i].isNew()) {
        fresh.add(i);
        earliest.putIfAbsent(root(i), prints[i].id());
        Print known = print.get(i);
        if (known != null) {
          archived.merge(root(i), known, (p, q) -> FIRST_NAMED.compare(p, q) <= 0 ? p : q);
        }
      }
    }
    Map<String, String> stories = new TreeMap<>();
    for (int i : fresh) {
      Print known = archived.get(root(i));
      String story = known == null ? earliest.get(root(i)) : known.story();
      if (!story.equals(prints[i].id())) {
        stories.put(prints[i].id(), story);
      }
    }
    return stories;
  }
}
