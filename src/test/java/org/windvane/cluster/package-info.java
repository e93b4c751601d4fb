/**
 * The launcher on real clusters, in processes of their own, and what happens when those are killed.
 *
 * <p>Tagged {@code cluster}: needs Maven on the path (for the servers' jars and the cluster jar)
 * and minutes, so it runs with {@code mvn verify -Pworld}.
 */
package org.windvane.cluster;
