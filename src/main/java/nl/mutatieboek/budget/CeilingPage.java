package nl.mutatieboek.budget;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import nl.mutatieboek.domain.value.Ceiling;
import nl.mutatieboek.platform.html.PageController;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Page of the expenditure ceilings; administrators of the book record them. */
@PageController
record CeilingPage(AsOfResolver points, CeilingAccessPolicy access, FormSubmissionService forms) {
    private static final String CEILINGS = "/ceilings";

    @GetMapping(CEILINGS)
    String ceilings(PointInTimeQuery at, Model model) {
        FormSubmissionService.addEmptyForm(model);
        return ceilings(points.awaitForReader(at), model);
    }

    private static String ceilings(ResolvedAsOf point, Model model) {
        List<Ceiling> withAmounts = Arrays.stream(Ceiling.values())
                .filter(ceiling -> ceiling != Ceiling.OUTSIDE)
                .toList();
        model.addAttribute("point", point);
        model.addAttribute("recorded", CeilingHistory.of(point).recorded().reversed());
        model.addAttribute("ceilings", withAmounts);
        model.addAttribute(
                "moments",
                point.now().moments().reversed().stream()
                        .map(StructureQueries.KnownMoment::moment)
                        .filter(moment -> !point.isHidden(moment))
                        .toList());
        return "ceilings";
    }

    @PostMapping(CEILINGS)
    String record(
            @RequestParam Map<String, String> form,
            PointInTimeQuery at,
            Model model,
            HttpServletResponse response,
            Locale language) {
        return forms.submit(
                        "ceiling",
                        CEILINGS,
                        form,
                        null,
                        new FormCommandMapper<>(
                                CeilingController.NewCeilingRequest.class,
                                request -> access.requireVisible(request.command())),
                        model,
                        response,
                        language)
                ? "redirect:" + CEILINGS
                : ceilings(points.awaitForReader(at), model);
    }
}
