package nl.mutatieboek.cli;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import nl.mutatieboek.ledger.config.DatabaseEnvironmentPostProcessor;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;

/** Tests the lock of the H2 file before startup, so that nothing has to be undone or logged if it is held. */
record BookLockListener() implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {
    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        String url = event.getEnvironment().getProperty("spring.datasource.url", "");
        DatabaseEnvironmentPostProcessor.findH2File(url)
                .filter(Files::isRegularFile)
                .filter(file -> !free(file))
                .ifPresent(file -> {
                    throw FailureExplainer.bookInUse(file);
                });
    }

    private static boolean free(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock != null;
        } catch (IOException | OverlappingFileLockException e) {
            // H2 reports any other problem more precisely.
            return true;
        }
    }
}
