package nl.mutatieboek.demo;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Reports UP once the demo is recorded. */
@Component
@Profile(DemoBookRunner.PROFILE)
class DemoHealthIndicator implements HealthIndicator {
    private final DemoBookRunner book;

    DemoHealthIndicator(DemoBookRunner book) {
        this.book = book;
    }

    @Override
    public Health health() {
        return book.isRecorded() ? Health.up().build() : Health.down().build();
    }
}
