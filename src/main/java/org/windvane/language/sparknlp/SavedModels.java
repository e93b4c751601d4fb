package org.windvane.language.sparknlp;

import com.johnsnowlabs.nlp.pretrained.PythonResourceDownloader;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.util.DefaultParamsReader;
import org.apache.spark.sql.SparkSession;
import org.windvane.UsageException;

/** Annotators and pipelines that lie in a directory, or at John Snow Labs. On the driver only. */
final class SavedModels {
  private SavedModels() {}

  /** Hash of the metadata of all stages, which change whenever a model is saved anew. */
  static String hash(String place, SparkSession spark) {
    Path path = new Path(place);
    try {
      FileSystem files = path.getFileSystem(spark.sparkContext().hadoopConfiguration());
      if (!files.exists(path)) {
        throw new UsageException("Cannot load the Spark NLP model: no such directory, " + place);
      }
      if (!files.exists(new Path(path, "metadata"))) {
        throw new UsageException(
            "Cannot load the Spark NLP model: no saved annotator or pipeline, " + place);
      }
      MessageDigest digest = sha256();
      add(digest, files, path);
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException e) {
      throw unreadable(place, e);
    }
  }

  private static void add(MessageDigest digest, FileSystem files, Path stage) throws IOException {
    for (FileStatus part : sorted(files, new Path(stage, "metadata"))) {
      if (part.getPath().getName().startsWith("part-")) {
        try (InputStream in = files.open(part.getPath())) {
          digest.update(in.readAllBytes());
        }
      }
    }
    Path stages = new Path(stage, "stages");
    if (files.exists(stages)) {
      for (FileStatus inner : sorted(files, stages)) {
        add(digest, files, inner.getPath());
      }
    }
  }

  private static FileStatus[] sorted(FileSystem files, Path directory) throws IOException {
    FileStatus[] out = files.listStatus(directory);
    Arrays.sort(out);
    return out;
  }

  /** Whatever its metadata say that it is. */
  static Object load(String place, SparkSession spark) {
    try {
      return DefaultParamsReader.<Object>loadParamsInstance(place, spark.sparkContext());
    } catch (Exception | LinkageError e) {
      throw unreadable(place, e);
    }
  }

  private static UsageException unreadable(String place, Throwable e) {
    return new UsageException("Cannot load the Spark NLP model: " + innermost(e) + ", " + place, e);
  }

  /**
   * Fetches a pretrained pipeline by its name, or an annotator by {@code Class/name}. Spark NLP
   * keeps what it fetched in its own cache.
   */
  static PipelineStage pretrained(String name, String language) {
    int slash = name.indexOf('/');
    try {
      return slash < 0
          ? PythonResourceDownloader.downloadPipeline(name, language, null)
          : PythonResourceDownloader.downloadModel(
              name.substring(0, slash), name.substring(slash + 1), language, null);
    } catch (Exception | LinkageError e) {
      throw new UsageException(
          "Cannot fetch the pretrained Spark NLP model: "
              + innermost(e)
              + ", "
              + name
              + " ("
              + language
              + ")",
          e);
    }
  }

  static String innermost(Throwable e) {
    Throwable cause = e;
    while (cause.getCause() != null && cause.getCause() != cause) {
      cause = cause.getCause();
    }
    String message = cause.getMessage();
    return cause.getClass().getSimpleName() + (message == null ? "" : ": " + message.strip());
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
