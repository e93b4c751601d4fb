package org.windvane.language.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What training/fixtures.py wrote with the reference tokeniser, and the shipped card and words. */
final class Fixtures {
  static final ModelCard CARD = card();
  static final WordPiece WORDS = words();

  private Fixtures() {}

  static List<JsonNode> rows(String file) {
    List<JsonNode> out = new ArrayList<>();
    try (InputStream in = Fixtures.class.getResourceAsStream("/model/" + file)) {
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
        out.add(new ObjectMapper().readTree(line));
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return out;
  }

  static int[] ids(JsonNode array) {
    int[] out = new int[array.size()];
    for (int i = 0; i < out.length; i++) {
      out[i] = array.get(i).asInt();
    }
    return out;
  }

  /** As a model that answers both ways is asked. */
  static MarkedSentence inOrder(MarkedSentence question) {
    return question.backward() ? question.swapped() : question;
  }

  private static ModelCard card() {
    try (InputStream in = Fixtures.class.getResourceAsStream("/model/model.json")) {
      return ModelCard.read(in.readAllBytes(), "model.json");
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static WordPiece words() {
    try (InputStream in = Fixtures.class.getResourceAsStream("/model/vocab.txt")) {
      return WordPiece.read(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
