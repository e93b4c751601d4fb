package org.windvane.settings;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigRenderOptions;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.windvane.UsageException;

/**
 * What a user edits under {@code conf/}, read once on the driver.
 *
 * <p>{@code windvane.conf} includes the other files. A directory given by {@code --conf-dir} or
 * {@code WINDVANE_CONF} is read in place of the files inside the jar, which then only fill in what
 * it leaves out.
 */
public final class Settings {
  private static final String ROOT = "conf/windvane.conf";

  private final Config config;

  private Settings(Config config) {
    this.config = config;
  }

  /** The settings that travel inside the jar. */
  public static Settings bundled() {
    return new Settings(bundledConfig().resolve());
  }

  /**
   * The settings of a directory.
   *
   * @param directory a local directory that holds {@code windvane.conf}, or null for the bundled
   *     settings
   * @throws UsageException when the directory or its {@code windvane.conf} cannot be read or parsed
   */
  public static Settings load(String directory) {
    if (directory == null || directory.isBlank()) {
      return bundled();
    }
    File file = new File(directory, "windvane.conf");
    if (!file.isFile()) {
      throw new UsageException("Cannot read settings: no windvane.conf in " + directory);
    }
    try {
      return new Settings(
          ConfigFactory.parseFile(file, ConfigParseOptions.defaults().setAllowMissing(false))
              .withFallback(bundledConfig())
              .resolve());
    } catch (ConfigException e) {
      throw new UsageException("Cannot read settings: " + e.getMessage(), e);
    }
  }

  private static Config bundledConfig() {
    return ConfigFactory.parseResources(
        Settings.class.getClassLoader(),
        ROOT,
        ConfigParseOptions.defaults().setAllowMissing(false));
  }

  /** The whole tree. */
  public Config config() {
    return config;
  }

  /** A subtree, for example {@code actors} or {@code sources.rss}. */
  public Config at(String path) {
    try {
      return config.getConfig(path);
    } catch (ConfigException e) {
      throw new UsageException("Cannot read settings: " + e.getMessage(), e);
    }
  }

  /**
   * SHA-256 (first 16 hex digits) of what the named subtrees say, comments and order of keys aside.
   */
  public String hash(String... paths) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String path : paths) {
        String text =
            config.hasPath(path) ? config.getValue(path).render(ConfigRenderOptions.concise()) : "";
        digest.update((path + "=" + text + "\n").getBytes(StandardCharsets.UTF_8));
      }
      return HexFormat.of().formatHex(digest.digest()).substring(0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
