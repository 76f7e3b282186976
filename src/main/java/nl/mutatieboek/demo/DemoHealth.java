package nl.mutatieboek.demo;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Up when the demo book is recorded. */
@Component
@Profile(DemoBook.PROFILE)
class DemoHealth implements HealthIndicator {
    private final DemoBook book;

    DemoHealth(DemoBook book) {
        this.book = book;
    }

    @Override
    public Health health() {
        return book.ready() ? Health.up().build() : Health.down().build();
    }
}
