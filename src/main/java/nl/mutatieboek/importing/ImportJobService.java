package nl.mutatieboek.importing;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import nl.mutatieboek.domain.Actor;
import nl.mutatieboek.platform.ConflictException;
import nl.mutatieboek.platform.HeavyWorkLimiter;
import nl.mutatieboek.platform.KeyReusedException;
import nl.mutatieboek.platform.UnavailableException;
import nl.mutatieboek.platform.http.UploadedFile;
import nl.mutatieboek.platform.http.UploadedFileStore;
import org.springframework.stereotype.Component;

/** Runs imports in the background, one at a time, and keeps the last 20 of them in memory. */
@Component
final class ImportJobService {
    private static final int MAX_KEPT = 20;

    private final ImportService importService;
    private final UploadedFileStore files;
    private final HeavyWorkLimiter limiter;
    private final Clock clock;
    private final Deque<ImportJob> recent = new ArrayDeque<>();

    ImportJobService(ImportService importService, UploadedFileStore files, HeavyWorkLimiter limiter, Clock clock) {
        this.importService = importService;
        this.files = files;
        this.limiter = limiter;
        this.clock = clock;
    }

    /**
     * Parameters of an import; a repeated request has equal parameters.
     *
     * @param sha256 digest of the file
     */
    record ImportParameters(ImportService.ImportFormat format, ImportOptions options, String name, String sha256) {}

    /**
     * Starts an import, or finds the one that was started with this id.
     *
     * @throws ConflictException while another import runs
     * @throws KeyReusedException if the id was used with other parameters
     * @throws UnavailableException if other heavy work does not end in time
     */
    ImportJob startOrFind(
            UUID id, ImportService.ImportFormat format, ImportOptions options, UploadedFile file, Actor actor) {
        ImportParameters parameters = new ImportParameters(format, options, file.name(), file.sha256());
        return startOrFind(id, parameters, () -> files.copy(file), actor);
    }

    /** @param copy copies the file, only if the import starts; the copy is deleted */
    ImportJob startOrFind(UUID id, ImportParameters parameters, Supplier<Path> copy, Actor actor) {
        Optional<ImportJob> started = findStarted(id, parameters);
        if (started.isPresent()) {
            return started.get();
        }
        try (HeavyWorkLimiter.Slot slot = limiter.awaitSlot()) {
            Optional<ImportJob> meanwhile = findStarted(id, parameters);
            return meanwhile.isPresent() ? meanwhile.get() : startJob(slot, id, parameters, copy.get(), actor);
        }
    }

    private synchronized Optional<ImportJob> findStarted(UUID id, ImportParameters parameters) {
        Optional<ImportJob> started = find(id);
        if (started.isPresent() && !started.get().parameters().equals(parameters)) {
            throw new KeyReusedException(id.toString());
        }
        if (started.isEmpty() && recent.stream().anyMatch(one -> one.state() == ImportJob.ImportStatus.RUNNING)) {
            throw new ConflictException("import-under-way", 5);
        }
        return started;
    }

    private synchronized ImportJob startJob(
            HeavyWorkLimiter.Slot slot, UUID id, ImportParameters parameters, Path copy, Actor actor) {
        ImportJob job = new ImportJob(id, parameters, actor, clock);
        recent.addFirst(job);
        try {
            slot.continueInBackground("import " + id, () -> job.runAndDiscardFile(importService, copy));
        } catch (RuntimeException | Error e) {
            // No thread could be made; the next request tries again.
            recent.removeFirst();
            discard(copy, e);
            throw e;
        }
        if (recent.size() > MAX_KEPT) {
            recent.removeLast();
        }
        return job;
    }

    private static void discard(Path copy, Throwable cause) {
        try {
            UploadedFileStore.discard(copy);
        } catch (RuntimeException e) {
            cause.addSuppressed(e);
        }
    }

    synchronized Optional<ImportJob> find(UUID id) {
        return recent.stream().filter(one -> one.id().equals(id)).findFirst();
    }

    /** The last imports, newest first. */
    synchronized List<ImportJob> recent() {
        return List.copyOf(recent);
    }
}
