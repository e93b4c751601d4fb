package org.windvane.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * The page's parts out of the jar, put together: markup, style, script, chart library and data, all
 * inline.
 */
final class Page {
  private static final String ECHARTS = "META-INF/resources/webjars/echarts/5.5.0/echarts.min.js";

  private Page() {}

  /**
   * @param json data that holds no {@code <}
   */
  static String render(String json) {
    return resource("report/page.html")
        .replace("/*STYLE*/", resource("report/page.css"))
        .replace("/*ECHARTS*/", resource(ECHARTS))
        .replace("/*SCRIPT*/", resource("report/page.js"))
        .replace("/*DATA*/", json);
  }

  private static String resource(String name) {
    try (InputStream in = Page.class.getClassLoader().getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("Cannot render report: resource missing, " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("Cannot render report: " + e.getMessage() + ", " + name, e);
    }
  }
}
