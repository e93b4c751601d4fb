package org.windvane.language;

import java.io.Serializable;

/**
 * A state or a body of conf/actors.
 *
 * @param code ISO 3166-1 alpha-3, or the body's own code
 * @param state the state for which it acts (itself if it is one), or null
 * @param type state, organization, force, group, company, collective
 * @param region United Nations subregion of a state, or empty
 */
public record Actor(String code, String state, String type, String region) implements Serializable {

  public boolean isState() {
    return "state".equals(type);
  }
}
