package org.windvane.synthetic;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** The true stance of a country towards a bloc by day: steps, ramps and blips on a base. */
final class Timeline implements Serializable {
  private static final long serialVersionUID = 1L;

  private record Move(int from, int to, double size) implements Serializable {}

  private final double base;
  private final List<Move> moves = new ArrayList<>();

  Timeline(double base) {
    this.base = base;
  }

  /** Moves by a size from one day to another, evenly; at once when both are the same. */
  void move(int from, int to, double size) {
    moves.add(new Move(from, to, size));
  }

  double at(int day) {
    double level = base;
    for (Move m : moves) {
      if (day >= m.to()) {
        level += m.size();
      } else if (day >= m.from()) {
        level += m.size() * (day - m.from()) / (m.to() - m.from());
      }
    }
    return level;
  }
}
