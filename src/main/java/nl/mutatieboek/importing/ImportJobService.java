package nl.mutatieboek.importing;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.mutatieboek.domain.Actor;
import nl.mutatieboek.platform.http.HeavyWorkLimiter;
import nl.mutatieboek.platform.http.ProblemException;
import nl.mutatieboek.platform.http.UploadedFile;
import nl.mutatieboek.platform.http.UploadedFileStore;
import org.springframework.stereotype.Component;

/** The files that were sent to a served book, one at a time; the last of them are remembered. */
@Component
final class ImportJobService {
    private static final int REMEMBERED = 20;

    private final ImportService intake;
    private final UploadedFileStore files;
    private final HeavyWorkLimiter limiter;
    private final Clock clock;
    private final Deque<ImportJob> recent = new ArrayDeque<>();

    ImportJobService(ImportService intake, UploadedFileStore files, HeavyWorkLimiter limiter, Clock clock) {
        this.intake = intake;
        this.files = files;
        this.limiter = limiter;
        this.clock = clock;
    }

    /**
     * What somebody asks, and of which file.
     *
     * @param sha256 the digest of the file
     */
    record ImportParameters(ImportService.ImportFormat format, ImportOptions options, String name, String sha256) {}

    /**
     * Starts one, or finds the one that was started with this identity.
     *
     * @throws ProblemException 409 while another is under way, 422 if the identity was used to ask something else, 503 if other heavy work does not
     *     end in time
     */
    ImportJob startOrFind(
            UUID id, ImportService.ImportFormat format, ImportOptions options, UploadedFile file, Actor actor) {
        return startOrFind(id, new ImportParameters(format, options, file.name(), file.sha256()), file, actor);
    }

    private ImportJob startOrFind(UUID id, ImportParameters asked, UploadedFile file, Actor actor) {
        Optional<ImportJob> started = started(id, asked);
        if (started.isPresent()) {
            return started.get();
        }
        limiter.awaitSlot();
        boolean runs = false;
        try {
            Optional<ImportJob> meanwhile = started(id, asked);
            if (meanwhile.isPresent()) {
                return meanwhile.get();
            }
            ImportJob begun = begin(id, asked, file, actor);
            runs = true;
            return begun;
        } finally {
            if (!runs) {
                limiter.releaseSlot();
            }
        }
    }

    private synchronized Optional<ImportJob> started(UUID id, ImportParameters asked) {
        Optional<ImportJob> started = find(id);
        if (started.isPresent() && !started.get().parameters().equals(asked)) {
            throw ProblemException.of(422, "key-reused", Map.of("key", id.toString()));
        }
        if (started.isEmpty() && recent.stream().anyMatch(one -> one.state() == ImportJob.ImportStatus.RUNNING)) {
            throw ProblemException.of(409, "import-under-way").withHeader("Retry-After", "5");
        }
        return started;
    }

    private synchronized ImportJob begin(UUID id, ImportParameters asked, UploadedFile file, Actor actor) {
        Path copy = files.copy(file);
        ImportJob begun = new ImportJob(id, asked, actor, clock.instant());
        recent.addFirst(begun);
        if (recent.size() > REMEMBERED) {
            recent.removeLast();
        }
        Thread.ofPlatform().daemon().name("import " + id).start(() -> {
            try {
                begun.runAndDiscardFile(intake, copy);
            } finally {
                limiter.releaseSlot();
            }
        });
        return begun;
    }

    synchronized Optional<ImportJob> find(UUID id) {
        return recent.stream().filter(one -> one.id().equals(id)).findFirst();
    }

    /** The last ones, the newest first. */
    synchronized List<ImportJob> recent() {
        return List.copyOf(recent);
    }
}
