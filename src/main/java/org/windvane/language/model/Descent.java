package org.windvane.language.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.windvane.language.model.LoadedModel.Asked;
import org.windvane.language.model.LoadedModel.Given;
import org.windvane.language.model.LoadedModel.Waiting;

/**
 * Questions to one head on their way down the levels of a model. Each leaves at the first level
 * that settles what is wanted of it: most sentences that name two states say plainly nothing
 * between them, which a few layers see (early exit: Xin et al. 2020, DeeBERT, section 3). A
 * question's way depends on itself alone, never on the others; equal inputs with different aims
 * that wait together are computed once.
 *
 * <p>Questions should come in order of length, equal inputs one behind the other, for a batch is
 * padded to its longest. No more than a batch waits before a level.
 */
final class Descent {
  /**
   * Padded tokens in one run of a graph: enough to keep the kernels busy, few enough for the
   * second-level cache of a core.
   */
  static final int TOKENS_A_RUN = 400;

  private final LoadedModel model;
  private final String head;
  private final List<String> labels;
  private final List<ModelCard.Level> levels;
  private final BiConsumer<Asked, Dyad> answered;
  private final List<List<Waiting>> waiting = new ArrayList<>();

  /**
   * @param answered gets every question once, with its answer
   */
  Descent(LoadedModel model, String head, BiConsumer<Asked, Dyad> answered) {
    boolean sentiment = head.equals(LoadedModel.SENTIMENT);
    this.model = model;
    this.head = head;
    this.labels = sentiment ? model.card().sentiments() : model.card().relations();
    this.levels = sentiment ? model.card().sentimentLevels() : model.card().relationLevels();
    this.answered = answered;
    levels.forEach(level -> waiting.add(new ArrayList<>()));
  }

  void ask(Asked question) {
    wait(new Waiting(question, null), 0);
  }

  /** Answers all that still wait. */
  void finish() {
    for (int depth = 0; depth < levels.size(); depth++) {
      run(depth);
    }
  }

  private void wait(Waiting one, int depth) {
    List<Waiting> batch = waiting.get(depth);
    int length = one.input().length();
    for (Waiting other : batch) {
      length = Math.max(length, other.input().length());
    }
    if (!batch.isEmpty() && (batch.size() + 1) * length > TOKENS_A_RUN) {
      run(depth);
    }
    waiting.get(depth).add(one);
  }

  private void run(int depth) {
    List<Waiting> batch = waiting.set(depth, new ArrayList<>());
    if (batch.isEmpty()) {
      return;
    }
    ModelCard.Level level = levels.get(depth);
    boolean last = depth == levels.size() - 1;
    Map<EncoderInput, Integer> rows = new LinkedHashMap<>();
    List<Waiting> distinct = new ArrayList<>(batch.size());
    for (Waiting one : batch) {
      if (rows.putIfAbsent(one.input(), distinct.size()) == null) {
        distinct.add(one);
      }
    }
    Given given = model.run(distinct, level.graph(), head, depth == 0, last);
    for (Waiting one : batch) {
      int row = rows.get(one.input());
      Asked question = one.question();
      Scores forth = new Scores(labels, given.logits()[row], level.temperature());
      Scores back =
          given.back() == null ? null : new Scores(labels, given.back()[row], level.temperature());
      Dyad said = new Dyad(forth, back);
      if (last || question.aim().settled(said, level)) {
        answered.accept(question, said);
      } else {
        wait(given.deeper(row, question), depth + 1);
      }
    }
  }
}
