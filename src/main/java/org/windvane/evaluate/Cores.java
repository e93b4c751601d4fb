package org.windvane.evaluate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Asks a model as the jobs do: one thread a core, each with its share of the questions. */
final class Cores {
  private Cores() {}

  /** The answers in the order of the questions. */
  static <Q, A> List<A> ask(List<Q> questions, Function<List<Q>, List<A>> model) {
    int threads = Math.min(Runtime.getRuntime().availableProcessors(), questions.size());
    List<A> out = new ArrayList<>(Collections.nCopies(questions.size(), null));
    IntStream.range(0, threads)
        .parallel()
        .forEach(
            thread -> {
              List<Q> share = new ArrayList<>();
              for (int i = thread; i < questions.size(); i += threads) {
                share.add(questions.get(i));
              }
              List<A> answers = model.apply(share);
              for (int k = 0; k < answers.size(); k++) {
                out.set(thread + k * threads, answers.get(k));
              }
            });
    return out;
  }
}
