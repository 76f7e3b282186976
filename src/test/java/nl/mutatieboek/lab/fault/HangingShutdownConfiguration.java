package nl.mutatieboek.lab.fault;

import java.util.concurrent.CountDownLatch;
import org.springframework.context.annotation.Bean;

/** Named on a command line: a part of the program that does not end when it is asked to. */
class HangingShutdownConfiguration {
    @Bean
    AutoCloseable hangingBean() {
        return () -> new CountDownLatch(1).await();
    }
}
