package nl.mutatieboek;

import nl.mutatieboek.cli.MutatieboekCli;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The application. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class MutatieboekApplication {
    public static void main(String[] args) {
        System.exit(MutatieboekCli.run(MutatieboekApplication.class, args));
    }
}
