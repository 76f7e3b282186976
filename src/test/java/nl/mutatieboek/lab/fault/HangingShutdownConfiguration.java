package nl.mutatieboek.lab.fault;

import java.util.concurrent.CountDownLatch;
import org.springframework.context.annotation.Bean;

/** Added on a command line: a component that does not stop when the application shuts down. */
class HangingShutdownConfiguration {
    @Bean
    AutoCloseable hangingBean() {
        return () -> new CountDownLatch(1).await();
    }
}
