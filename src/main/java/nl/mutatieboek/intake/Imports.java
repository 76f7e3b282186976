package nl.mutatieboek.intake;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.mutatieboek.api.Problem;
import nl.mutatieboek.budget.Actor;
import org.springframework.stereotype.Component;

/** The files that were sent to a served book, one at a time; the last of them are remembered. */
@Component
final class Imports {
    private static final int REMEMBERED = 20;

    private final Intake intake;
    private final Clock clock;
    private final Deque<Import> last = new ArrayDeque<>();

    Imports(Intake intake, Clock clock) {
        this.intake = intake;
        this.clock = clock;
    }

    /**
     * What somebody asks of a file.
     *
     * @param sha256 the digest of the file
     */
    record Asked(Intake.Format format, boolean dryRun, String sha256) {}

    /** Puts a file in its place. */
    @FunctionalInterface
    interface Placing {
        Path place();
    }

    /**
     * Starts one, or finds the one that was started with this identity.
     *
     * @param placing puts the file where it stays until it has been taken over; not asked if it was started before
     * @throws Problem 409 while another is under way, 422 if the identity was used to ask something else
     */
    synchronized Import start(UUID id, Asked asked, String name, Actor actor, Placing placing) {
        Optional<Import> started = find(id);
        if (started.isPresent()) {
            return same(started.get(), asked, name);
        }
        if (last.stream().anyMatch(one -> one.state() == Import.State.RUNNING)) {
            throw Problem.of(409, "import-under-way").with("Retry-After", "5");
        }
        Path file = placing.place();
        Import begun = new Import(id, asked, name, actor, clock.instant());
        last.addFirst(begun);
        if (last.size() > REMEMBERED) {
            last.removeLast();
        }
        Thread.ofPlatform().daemon().name("import " + id).start(() -> begun.run(intake, file));
        return begun;
    }

    private static Import same(Import started, Asked asked, String name) {
        if (!started.asked().equals(asked) || !started.name().equals(name)) {
            throw Problem.of(422, "key-reused", Map.of("key", started.id().toString()));
        }
        return started;
    }

    synchronized Optional<Import> find(UUID id) {
        return last.stream().filter(one -> one.id().equals(id)).findFirst();
    }

    /** The last ones, the newest first. */
    synchronized List<Import> last() {
        return List.copyOf(last);
    }
}
