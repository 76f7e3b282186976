package nl.mutatieboek.dossier;

import nl.mutatieboek.api.Asked;
import nl.mutatieboek.api.Paged;
import nl.mutatieboek.api.Read;
import nl.mutatieboek.budget.term.ItemPath;
import nl.mutatieboek.structure.Point;
import nl.mutatieboek.structure.Points;
import nl.mutatieboek.web.Page;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The register of mutations, the newest proposal first. */
@Page
class RegisterPage {
    private static final int ROWS = 50;

    private final Register register;
    private final Points points;

    RegisterPage(Register register, Points points) {
        this.register = register;
        this.points = points;
    }

    @GetMapping("/mutations")
    String show(Asked asked, Model model) {
        Read<State> state = asked.may("state", State::parse);
        Read<ItemPath> item = asked.may("item", ItemPath::parse);
        Read<Long> before = asked.number("before", 1, Long.MAX_VALUE);
        asked.may(Page.LANGUAGE, String::strip);
        Point point = points.of(asked);
        Register.Question question =
                new Register.Question(state.orNull(), null, null, item.orNull(), null, before.orNull());
        Paged<Register.Row> page = Paged.upTo(ROWS, most -> register.find(question, point, most));
        model.addAttribute("state", state.orNull());
        model.addAttribute("states", State.values());
        model.addAttribute("item", item.orNull());
        model.addAttribute("rows", page.rows());
        model.addAttribute("first", before.orNull() == null);
        model.addAttribute("next", page.next(row -> asked.with("before", Long.toString(row.proposedAt()))));
        model.addAttribute("point", point);
        model.addAttribute("completeTo", point.ledgerNumber());
        return "mutations";
    }
}
