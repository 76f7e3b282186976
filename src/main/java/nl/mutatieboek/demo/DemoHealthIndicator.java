package nl.mutatieboek.demo;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Reports UP once the demo is recorded. */
@Component
@Profile(DemoBookRunner.PROFILE)
record DemoHealthIndicator(DemoBookRunner runner) implements HealthIndicator {
    @Override
    public Health health() {
        return runner.isRecorded() ? Health.up().build() : Health.down().build();
    }
}
