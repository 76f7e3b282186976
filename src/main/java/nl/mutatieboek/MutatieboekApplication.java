package nl.mutatieboek;

import nl.mutatieboek.cli.MutatieboekCli;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.scheduling.annotation.EnableScheduling;

/**
 * The application.
 *
 * <p>Starting reads every scanned class, so only top-level classes are scanned, and each module names its settings in
 * {@code @EnableConfigurationProperties} instead of a second scan.
 */
@SpringBootApplication
// Instead of the scan that comes with the annotation above.
@ComponentScan(resourcePattern = "**/{name:[^$]+}.class")
@EnableScheduling
public class MutatieboekApplication {
    public static void main(String[] args) {
        System.exit(MutatieboekCli.run(MutatieboekApplication.class, args));
    }
}
