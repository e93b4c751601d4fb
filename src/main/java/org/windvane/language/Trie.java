package org.windvane.language;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** Phrases of words as a tree in one hash table: (node, word) to node. */
final class Trie implements Serializable {
  private static final long serialVersionUID = 1L;

  private long[] keys = new long[1 << 15];
  private int[] nodes = new int[1 << 15];
  private int edges;
  private int nodeCount = 1;
  private final List<List<Sense>> senses = new ArrayList<>();

  Trie() {
    senses.add(null);
  }

  private static long key(int node, int word) {
    return ((long) node << 32 | word) + 1;
  }

  private int slot(long key) {
    long h = key * 0x9E3779B97F4A7C15L;
    int mask = keys.length - 1;
    int slot = (int) (h >>> 40) & mask;
    while (keys[slot] != 0 && keys[slot] != key) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  /** The child of a node, or -1. */
  int child(int node, int word) {
    int slot = slot(key(node, word));
    return keys[slot] == 0 ? -1 : nodes[slot];
  }

  /** Senses that end at the node, or null. */
  List<Sense> senses(int node) {
    return senses.get(node);
  }

  void add(int[] words, Sense sense) {
    int node = 0;
    for (int word : words) {
      long key = key(node, word);
      int slot = slot(key);
      if (keys[slot] == 0) {
        if (edges * 2 > keys.length) {
          grow();
          slot = slot(key);
        }
        keys[slot] = key;
        nodes[slot] = nodeCount++;
        senses.add(null);
        edges++;
      }
      node = nodes[slot];
    }
    List<Sense> here = senses.get(node);
    if (here == null) {
      here = new ArrayList<>(1);
      senses.set(node, here);
    }
    if (!here.contains(sense)) {
      here.add(sense);
    }
  }

  private void grow() {
    long[] oldKeys = keys;
    int[] oldNodes = nodes;
    keys = new long[oldKeys.length * 2];
    nodes = new int[oldKeys.length * 2];
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] != 0) {
        int slot = slot(oldKeys[i]);
        keys[slot] = oldKeys[i];
        nodes[slot] = oldNodes[i];
      }
    }
  }
}
