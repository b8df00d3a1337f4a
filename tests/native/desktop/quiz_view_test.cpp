#include "native/desktop/view/quiz_view.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <string>

#include "native/desktop/authoring/live_document.hpp"
#include "tests/native/desktop/example_page.hpp"

namespace twotrack::quiz_view_test {

using namespace twotrack::native;
using namespace twotrack::test;

namespace {

const std::string career_track = TWOTRACK_SOURCE_DIR "/assessments/career-track.json";

struct Person {
    LiveDocument document{career_track, 0};
    QuizView& quiz = document.quiz();
    std::int64_t now_ms = 0;

    Person() { draw(); }
    void draw() {
        constexpr WindowSize window{820, 860};
        while (quiz.view().is_dirty())
            quiz.view().drawn(stacked(quiz.view().page(), quiz.view().viewport(window), 700), window);
    }
    void does(const InputEvent& event) {
        quiz.handle(event, now_ms += 1000);
        draw();
    }
    std::string page() { return quiz.view().page().id; }
    std::string focused() { return quiz.view().interaction().focused; }
    std::string chosen() {
        for (const Block& block : quiz.view().page().blocks)
            if (const auto* group = std::get_if<ChoiceGroup>(&block))
                for (const auto& option : group->options)
                    if (option.checked) return option.control.id;
        return {};
    }
};

}  // namespace

TEST_CASE("A person goes from the intro to the report by Tab, Enter and digits") {
    Person person;
    CHECK(person.page() == "intro");
    person.does(KeyPressed{Key::Tab});
    person.does(KeyPressed{Key::Enter});
    for (int i = 0; i < 200 && person.page() != "report"; ++i) {
        const Page& page = person.quiz.view().page();
        const bool asks = std::ranges::any_of(
            page.blocks, [](const Block& block) { return std::holds_alternative<ChoiceGroup>(block); });
        if (asks) {
            person.does(DigitPressed{1 + i % 2});
        } else {
            while (person.focused() != "forward") person.does(KeyPressed{Key::Tab});
            person.does(KeyPressed{Key::Enter});
        }
    }
    CHECK(person.page() == "report");
}

TEST_CASE("Arrows choose an answer and stay on its question, with the focus where it went") {
    Person person;
    person.does(KeyPressed{Key::Tab});
    person.does(KeyPressed{Key::Enter});
    const std::string question = person.page();
    person.does(KeyPressed{Key::Tab});
    person.does(KeyPressed{Key::Left});
    CHECK(person.page() == question);
    CHECK(person.chosen() == question + ":4");
    CHECK(person.focused() == question + ":4");
}

TEST_CASE("Enter on a chosen answer goes on, and the next question begins without a focus") {
    Person person;
    person.does(KeyPressed{Key::Tab});
    person.does(KeyPressed{Key::Enter});
    const std::string question = person.page();
    person.does(KeyPressed{Key::Tab});
    person.does(KeyPressed{Key::Space});
    CHECK(person.chosen() == question + ":0");
    person.does(KeyPressed{Key::Enter});
    CHECK(person.page() != question);
    CHECK(person.focused().empty());
    person.does(KeyPressed{Key::AltLeft});
    CHECK(person.page() == question);
    CHECK(person.chosen() == question + ":0");
}

TEST_CASE("A button that both pages have does not keep the focus from one to the other") {
    Person person;
    person.does(KeyPressed{Key::Tab});
    person.does(KeyPressed{Key::Enter});
    const std::string question = person.page();
    person.does(KeyPressed{Key::ShiftTab});
    CHECK(person.focused() == "forward");
    person.does(KeyPressed{Key::Enter});
    CHECK(person.page() != question);
    CHECK(person.focused().empty());
}

TEST_CASE("A page that stands for itself takes input and does nothing") {
    QuizView quiz(buttons_page({"start"}));
    const WindowSize window{500, 460};
    quiz.view().drawn(stacked(quiz.view().page(), quiz.view().viewport(window), 300), window);
    quiz.handle(KeyPressed{Key::Tab}, 0);
    quiz.handle(KeyPressed{Key::Enter}, 0);
    CHECK(quiz.view().page().id == "buttons");
}

TEST_CASE("A file that is missing or no assessment opens as a page that says so") {
    for (const std::string file :
         {"/nowhere/at/all.json", TWOTRACK_SOURCE_DIR "/CMakeLists.txt", TWOTRACK_SOURCE_DIR "/assessments"})
        CHECK(LiveDocument(file, 0).quiz().view().page().id == "error");
}

}  // namespace twotrack::quiz_view_test
