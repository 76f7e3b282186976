package nl.mutatieboek.home;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.mutatieboek.budget.AsOfResolver;
import nl.mutatieboek.budget.ChapterCodeComparator;
import nl.mutatieboek.budget.EmbargoCheckScope;
import nl.mutatieboek.budget.ItemLabel;
import nl.mutatieboek.budget.PointInTimeQuery;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.budget.StructureQueries.KnownChapter;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.home.ChapterChangeQueries.ChapterChanges;
import nl.mutatieboek.home.LastVisitService.Visit;
import nl.mutatieboek.mutation.MutationKindGroup;
import nl.mutatieboek.mutation.WorkListQueries;
import nl.mutatieboek.oversight.coverage.CoveragePackage;
import nl.mutatieboek.oversight.coverage.CoveragePackageQueries;
import nl.mutatieboek.platform.EmbargoedException;
import nl.mutatieboek.platform.UnavailableException;
import nl.mutatieboek.platform.html.PageController;
import nl.mutatieboek.platform.http.NoParameters;
import nl.mutatieboek.security.CurrentActor;
import nl.mutatieboek.security.PersonSettingService;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * Start page: the tasks of the logged-in person, what changed since the last visit, and saved searches. A part that the
 * person may not see, or that cannot be read now, does not hide the others.
 */
@PageController
record HomePage(
        WorkListQueries work,
        ChapterChangeQueries changes,
        CoveragePackageQueries packages,
        ClosingMomentQueries closing,
        LastVisitService visits,
        PersonSettingService settings,
        ObjectProvider<DigestSender> digests,
        AsOfResolver points,
        CurrentActor acting) {
    private static final Logger LOG = LoggerFactory.getLogger(HomePage.class);

    /** Number of mutations listed per part; the work list has them all. */
    static final int LISTED = 5;

    @GetMapping("/")
    String show(NoParameters none, Model model) {
        ResolvedAsOf latest = points.latest();
        Set<ChapterCode> own = acting.actor().mandatedChapters().stream()
                .filter(chapter -> latest.structure().chapter(chapter).isPresent())
                .collect(Collectors.toUnmodifiableSet());
        Optional<Visit> look = orNull(() -> visits.recordLook(latest.ledgerNumber()));
        Visit visit = look == null ? null : look.orElse(null);
        model.addAttribute(
                "kinds",
                Stream.of(MutationKindGroup.COMMON, MutationKindGroup.BETWEEN_CHAPTERS)
                        .flatMap(group -> group.usual().stream())
                        .toList());
        model.addAttribute(
                "moments",
                latest.now().moments().reversed().stream()
                        .filter(latest.now()::isEmbargoLifted)
                        .toList());
        model.addAttribute("work", orNull(() -> work.findWork(latest, null, null)));
        model.addAttribute("listed", LISTED);
        model.addAttribute("visit", visit);
        model.addAttribute("changes", orNull(() -> changes(own, visit, latest)));
        model.addAttribute("packages", orNull(() -> unbalanced(own)));
        model.addAttribute("closing", closing.find(own));
        model.addAttribute(
                "chapters",
                own.stream()
                        .sorted(ChapterCodeComparator.OFFICIAL)
                        .map(chapter -> ItemLabel.of(ItemPath.of(chapter), latest.structure()))
                        .toList());
        Map<String, String> kept = orNull(settings::findAll);
        model.addAttribute("searches", kept == null ? List.of() : SavedSearch.among(kept));
        model.addAttribute(
                "digestOffered", kept != null && digests.getIfAvailable() != null && acting.mayActOnMutations());
        String digest = kept == null ? null : kept.get(DigestSubscription.SETTING);
        model.addAttribute("digest", digest == null ? null : DigestSubscription.parse(digest));
        return "home";
    }

    private List<ChapterChanges> changes(Set<ChapterCode> own, @Nullable Visit visit, ResolvedAsOf latest) {
        if (visit == null || visit.since() >= latest.ledgerNumber()) {
            return List.of();
        }
        Collection<ChapterCode> chapters = own.isEmpty()
                ? latest.structure().chapters().stream().map(KnownChapter::code).toList()
                : own;
        return changes.find(chapters, !own.isEmpty(), visit.since());
    }

    /**
     * The packages that do not balance, with what is pending; for people who act on mutations. A person with chapters
     * sees those of each chapter, as the page of packages shows them, also under embargo.
     */
    private Collection<CoveragePackage> unbalanced(Set<ChapterCode> own) {
        if (!acting.mayActOnMutations()) {
            return List.of();
        }
        if (own.isEmpty()) {
            return unbalancedWithin(null).toList();
        }
        SortedMap<String, CoveragePackage> found = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        own.stream()
                .sorted(ChapterCodeComparator.OFFICIAL)
                .flatMap(this::unbalancedWithin)
                .forEach(one -> found.putIfAbsent(one.name(), one));
        return found.values();
    }

    private Stream<CoveragePackage> unbalancedWithin(@Nullable ChapterCode chapter) {
        return packages
                .find(
                        null,
                        chapter == null ? null : ItemPath.of(chapter),
                        points.awaitForReader(PointInTimeQuery.NOW, EmbargoCheckScope.of(chapter)))
                .stream()
                .filter(one -> !one.coveredWithPending());
    }

    private static <T> @Nullable T orNull(Supplier<T> part) {
        try {
            return part.get();
        } catch (EmbargoedException | UnavailableException e) {
            return null;
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("A part of Home could not be read", e);
            return null;
        }
    }
}
