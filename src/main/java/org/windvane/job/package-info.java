/** How a Spark job is run: the session, the group in the Spark UI, the log line at the end. */
package org.windvane.job;
