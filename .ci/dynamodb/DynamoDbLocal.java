import com.amazonaws.services.dynamodbv2.local.main.ServerRunner;
import com.amazonaws.services.dynamodbv2.local.server.DynamoDBProxyServer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/**
 * DynamoDB Local on a free port of the loopback address; by itself it takes all addresses and a
 * port that has to be guessed. It prints its port and runs until its input ends, so that it
 * ends with whoever started it, however that came to its end.
 */
class DynamoDbLocal {
    public static void main(String[] arguments) throws Exception {
        var output = System.out;
        // DynamoDB Local prints what it is configured to.
        System.setOut(System.err);
        var local = ServerRunner.createServerFromCommandLineArgs(
                new String[] {"-inMemory", "-sharedDb", "-disableTelemetry"});
        var field = DynamoDBProxyServer.class.getDeclaredField("server");
        field.setAccessible(true);
        var connector = (ServerConnector) ((Server) field.get(local)).getConnectors()[0];
        connector.setHost("127.0.0.1");
        connector.setPort(0);
        local.start();
        output.println(connector.getLocalPort());
        System.in.readAllBytes();
        Runtime.getRuntime().halt(0);
    }
}
