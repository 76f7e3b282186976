package nl.mutatieboek;

import nl.mutatieboek.cli.Operator;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The application. */
@SpringBootApplication
@EnableScheduling
public class Mutatieboek {
    public static void main(String[] args) {
        System.exit(Operator.run(Mutatieboek.class, args));
    }
}
