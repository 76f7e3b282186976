package nl.mutatieboek;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The application. */
@SpringBootApplication
public class Mutatieboek {
    public static void main(String[] args) {
        SpringApplication.run(Mutatieboek.class, args);
    }
}
