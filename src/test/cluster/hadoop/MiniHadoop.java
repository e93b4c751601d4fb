import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.apache.hadoop.yarn.server.MiniYARNCluster;

/**
 * HDFS and YARN in this JVM until its standard input ends; run as a single source file.
 *
 * <p>Arguments: a folder for its data, and one for the client's {@code core-site.xml} and {@code
 * yarn-site.xml}. Prints READY when both are up.
 */
public final class MiniHadoop {
  private MiniHadoop() {}

  public static void main(String[] args) throws Exception {
    Path data = Path.of(args[0]);
    Path client = Path.of(args[1]);
    YarnConfiguration conf = new YarnConfiguration();
    conf.set(MiniDFSCluster.HDFS_MINIDFS_BASEDIR, data.resolve("dfs").toString());
    conf.set("hadoop.tmp.dir", data.resolve("tmp").toString());
    conf.set("dfs.replication", "1");
    conf.set("dfs.permissions.enabled", "false");
    conf.set("yarn.nodemanager.resource.memory-mb", "5120");
    conf.set("yarn.nodemanager.resource.cpu-vcores", "4");
    conf.set("yarn.scheduler.minimum-allocation-mb", "256");
    conf.set("yarn.scheduler.maximum-allocation-mb", "5120");
    conf.set("yarn.nodemanager.vmem-check-enabled", "false");
    conf.set("yarn.nodemanager.pmem-check-enabled", "false");
    conf.set("yarn.scheduler.capacity.root.queues", "default");
    conf.set("yarn.scheduler.capacity.root.default.capacity", "100");
    conf.set("yarn.scheduler.capacity.maximum-am-resource-percent", "1.0");
    // A developer's disk is often fuller than a node's may be.
    conf.set(
        "yarn.nodemanager.disk-health-checker.max-disk-utilization-per-disk-percentage", "99.9");
    MiniDFSCluster dfs = new MiniDFSCluster.Builder(conf).numDataNodes(1).build();
    dfs.waitActive();
    conf.set("fs.defaultFS", dfs.getFileSystem().getUri().toString());
    MiniYARNCluster yarn = new MiniYARNCluster("windvane", 2, 1, 1);
    yarn.init(conf);
    yarn.start();
    if (!yarn.waitForNodeManagersToConnect(60_000)) {
      throw new IllegalStateException("Node managers did not connect");
    }
    Configuration told = new Configuration(yarn.getConfig());
    // The miniclusters' own class, which no client has.
    told.unset("net.topology.node.switch.mapping.impl");
    Files.createDirectories(client);
    for (String name : new String[] {"core-site.xml", "yarn-site.xml"}) {
      try (OutputStream out = Files.newOutputStream(client.resolve(name))) {
        told.writeXml(out);
      }
    }
    System.out.println("READY " + told.get("fs.defaultFS"));
    while (System.in.read() >= 0) {
      // Lives as long as the test that started it.
    }
    System.exit(0);
  }
}
