package nl.mutatieboek.demo;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Reports UP once the demo is recorded. */
@Component
@Profile(DemoBookRunner.PROFILE)
class DemoHealthIndicator implements HealthIndicator {
    private final DemoBookRunner runner;

    DemoHealthIndicator(DemoBookRunner runner) {
        this.runner = runner;
    }

    @Override
    public Health health() {
        return runner.isRecorded() ? Health.up().build() : Health.down().build();
    }
}
