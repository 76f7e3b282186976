package planted;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** A failing controller, outside the packages of the application, so that only tests add it. */
@RestController
public class FailingController {
    @GetMapping("/v1/failing")
    String fail() {
        throw new IllegalStateException("The secret is out");
    }
}
