package nl.mutatieboek.structure;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import nl.mutatieboek.api.Asked;
import nl.mutatieboek.api.Named;
import nl.mutatieboek.api.Posted;
import nl.mutatieboek.api.Problem;
import nl.mutatieboek.budget.Command;
import nl.mutatieboek.budget.term.Moment;
import nl.mutatieboek.web.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The moments along their line, and where each chapter stands with one; who administers them moves that on. */
@Page
class MomentPage {
    private static final String MOMENTS = "/moments";
    private static final String MOMENT = MOMENTS + "/{moment}";

    private final Points points;
    private final Structure structure;
    private final Embargo embargo;
    private final Forms forms;

    MomentPage(Points points, Structure structure, Embargo embargo, Forms forms) {
        this.points = points;
        this.structure = structure;
        this.embargo = embargo;
        this.forms = forms;
    }

    /**
     * Where a chapter stands with a moment.
     *
     * @param wanted what somebody wants to change of that
     * @param bill null while none is presented
     */
    record Standing(
            Structure.Chapter chapter,
            boolean closed,
            Structure.@Nullable Wanted wanted,
            Structure.@Nullable Bill bill) {}

    @GetMapping(MOMENTS)
    String moments(Asked asked, Model model) {
        Forms.empty(model);
        asked.may(Page.LANGUAGE, String::strip);
        return moments(points.known(asked).outline(), model);
    }

    private static String moments(Outline outline, Model model) {
        model.addAttribute("outline", outline);
        return "moments";
    }

    @PostMapping(MOMENTS)
    String register(
            @RequestParam Map<String, String> form, Model model, HttpServletResponse response, Locale language) {
        return forms.handIn("moment", MOMENTS, form, null, StructureReading::moment, model, response, language)
                ? "redirect:" + MOMENTS
                : moments(structure.now(), model);
    }

    @GetMapping(MOMENT)
    String moment(@PathVariable String moment, Asked asked, Model model) {
        Forms.empty(model);
        Moment named = Named.in(moment, Moment::parse);
        asked.may(Page.LANGUAGE, String::strip);
        return moment(named, points.known(asked).outline(), model);
    }

    private String moment(Moment moment, Outline outline, Model model) {
        Structure.KnownMoment known = outline.moment(moment)
                .orElseThrow(() -> Problem.of(404, "moment-not-in-the-book", Map.of("moment", moment)));
        model.addAttribute("known", known);
        model.addAttribute(
                "standings",
                outline.chapters().stream()
                        .filter(chapter -> chapter.validity().includes(moment.year()))
                        .sorted((one, other) -> ChapterOrder.OFFICIAL.compare(one.code(), other.code()))
                        .map(chapter -> standing(chapter, known, outline))
                        .toList());
        return "moment";
    }

    private Standing standing(Structure.Chapter chapter, Structure.KnownMoment known, Outline outline) {
        return new Standing(
                chapter,
                known.closedFor().contains(chapter.code()),
                known.proposed().stream()
                        .filter(wanted -> wanted.chapter().equals(chapter.code()))
                        .findFirst()
                        .orElse(null),
                outline.bill(chapter.code(), known.moment())
                        .filter(bill -> !embargo.hides(bill.moment(), List.of(bill.chapter())))
                        .orElse(null));
    }

    /** What happens to a moment for a chapter, each under its address. */
    private static Command read(String what, Moment moment, Posted posted) {
        return switch (what) {
            case "closings" -> StructureReading.closing(moment, posted);
            case "reopenings" -> StructureReading.reopening(moment, posted);
            case "withdrawals" -> StructureReading.withdrawal(moment, posted);
            case "presentations" -> StructureReading.presentation(moment, posted);
            case "adoptions" -> StructureReading.adoption(moment, posted);
            case "revocations" -> StructureReading.revocation(moment, posted);
            default -> throw new IllegalArgumentException(what);
        };
    }

    @PostMapping(MOMENT + "/{what:closings|reopenings|withdrawals|presentations|adoptions|revocations}")
    String act(
            @PathVariable String moment,
            @PathVariable String what,
            @RequestParam Map<String, String> form,
            Model model,
            HttpServletResponse response,
            Locale language) {
        Moment named = Named.in(moment, Moment::parse);
        String path = MOMENTS + "/" + named;
        return forms.handIn(
                        what,
                        path + "/" + what,
                        form,
                        named,
                        posted -> read(what, named, posted),
                        model,
                        response,
                        language)
                ? "redirect:" + path
                : moment(named, structure.now(), model);
    }
}
