package nl.mutatieboek;

import nl.mutatieboek.cli.Operator;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The application. */
@SpringBootApplication
public class Mutatieboek {
    public static void main(String[] args) {
        System.exit(Operator.run(Mutatieboek.class, args));
    }
}
