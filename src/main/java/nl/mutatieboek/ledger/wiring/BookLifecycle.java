package nl.mutatieboek.ledger.wiring;

import nl.mutatieboek.ledger.desk.OfficeDesk;
import nl.mutatieboek.ledger.store.LedgerStorageEngine;
import org.axonframework.config.Configuration;
import org.springframework.context.SmartLifecycle;

/**
 * Opens the book before the doors open, and closes it after they are closed: what was taken is carried out and answered
 * first.
 */
final class BookLifecycle implements SmartLifecycle {
    private final LedgerStorageEngine engine;
    private final OfficeDesk desk;
    private final Configuration axon;
    private volatile boolean running;

    BookLifecycle(LedgerStorageEngine engine, OfficeDesk desk, Configuration axon) {
        this.engine = engine;
        this.desk = desk;
        this.axon = axon;
    }

    @Override
    public void start() {
        engine.open();
        axon.start();
        desk.open();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        try {
            desk.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        axon.shutdown();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return 0;
    }
}
