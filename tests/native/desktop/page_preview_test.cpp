#include "native/desktop/view/page_preview.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "core/assessment/parse/parse_assessment.hpp"
#include "core/quiz/page_list.hpp"
#include "core/quiz/quiz.hpp"
#include "native/desktop/authoring/live_document.hpp"
#include "native/program/file.hpp"
#include "tests/native/desktop/example_page.hpp"
#include "tests/native/support/scratch.hpp"

namespace twotrack::page_preview_test {

using namespace twotrack::native;
using twotrack::test::Scratch;

namespace {

const std::string next_project = TWOTRACK_SOURCE_DIR "/assessments/next-project.json";
Assessment assessment_of(const std::string& path) { return *parse_assessment(*read_file(path)); }

Absence absence_of(const std::vector<ListedPage>& pages, std::string_view id) {
    const auto page = std::ranges::find(pages, id, &ListedPage::id);
    REQUIRE(page != pages.end());
    return page->absence;
}

/// A document with nobody's answers, drawn.
struct Open {
    LiveDocument document;
    QuizView& quiz = document.quiz();

    explicit Open(const std::string& path) : document(path, 0) { draw(); }
    void draw() {
        constexpr WindowSize window{820, 860};
        while (quiz.view().is_dirty())
            quiz.view().drawn(test::stacked(quiz.view().page(), quiz.view().viewport(window), 700), window);
    }
    void does(const InputEvent& event) {
        quiz.handle(event, 1000);
        draw();
    }
    std::string page() { return quiz.view().page().id; }
};

/// A page to which no answers lead yet, and an answer that leads there.
std::string absent_page(const Assessment& assessment, const Session& session) {
    for (const ListedPage& page : all_pages_of(assessment, session))
        if (page.absence == Absence::Condition && assessment.find_item(page.id)) return page.id;
    FAIL("every page is presented");
    return {};
}

}  // namespace

TEST_CASE("The list has every page, with the reason why some are not presented") {
    const Assessment assessment = assessment_of(next_project);
    const Session session = start_session(assessment, 0);
    const auto all = all_pages_of(assessment, session);
    const auto presented = pages_of(assessment, session);
    CHECK(all.size() > presented.size());
    for (const PageEntry& page : presented) CHECK(absence_of(all, page.id) == Absence::None);
    for (const Card& card : assessment.cards)
        CHECK(std::ranges::find(all, assessment.items[card.first_item].id, &ListedPage::id) != all.end());

    const Assessment career = assessment_of(TWOTRACK_SOURCE_DIR "/assessments/career-track.json");
    Session in_short = start_session(career, 0);
    in_short.form = Form::Short;
    const auto absent = std::ranges::count(all_pages_of(career, in_short), Absence::ShortForm, &ListedPage::absence);
    CHECK(static_cast<std::size_t>(absent) ==
          pages_of(career, start_session(career, 0)).size() - pages_of(career, in_short).size());
}

TEST_CASE("Each page can be previewed, and another one cannot") {
    const Assessment assessment = assessment_of(next_project);
    const Session session = start_session(assessment, 0);
    for (const ListedPage& page : all_pages_of(assessment, session)) {
        CAPTURE(page.id);
        const auto preview = preview_of(assessment, session, page.id);
        REQUIRE(preview);
        CHECK(preview->id == page.id);
    }
    CHECK_FALSE(preview_of(assessment, session, "nowhere"));
}

TEST_CASE("A preview takes no answers and leaves the session as it is; its buttons end it") {
    Open open(next_project);
    const Assessment& assessment = *open.quiz.assessment();
    const std::string absent = absent_page(assessment, open.quiz.session());
    const Position before = open.quiz.session().position;
    REQUIRE(open.quiz.jump_to(absent, 1));
    open.draw();
    CHECK(open.page() == absent);
    CHECK(open.quiz.absence() == Absence::Condition);
    open.does(DigitPressed{1});
    open.does(KeyPressed{Key::Tab});
    open.does(CharacterTyped{U'a'});
    open.does(KeyPressed{Key::Enter});
    CHECK(open.page() == absent);
    CHECK(n_answered(open.quiz.session()) == 0);
    CHECK(open.quiz.session().position == before);
    open.does(KeyPressed{Key::AltLeft});
    CHECK(open.page() == "intro");
    CHECK(open.quiz.absence() == Absence::None);
}

TEST_CASE("A preview outlives a save, and becomes the page itself once the answers lead there") {
    const Scratch scratch;
    const std::string text = *read_file(next_project);
    Open open(scratch.write("a.json", text));
    const std::string absent = absent_page(*open.quiz.assessment(), open.quiz.session());
    REQUIRE(open.quiz.jump_to(absent, 1));
    open.draw();
    scratch.write("a.json", text + "\n");
    REQUIRE(open.document.poll(2));
    CHECK(open.page() == absent);
    CHECK(open.quiz.absence() == Absence::Condition);
    // Some first answer leads there.
    const Assessment& assessment = *open.quiz.assessment();
    for (std::size_t item = 0; item < assessment.items.size(); ++item) {
        for (int category = 0; category < static_cast<int>(assessment.n_categories(item)); ++category) {
            if (open.quiz.absence() == Absence::None) break;
            Answers answers(assessment.items.size());
            answers[item] = category;
            open.quiz.answer_as(std::move(answers), 3);
        }
    }
    CHECK(open.page() == absent);
    CHECK(open.quiz.absence() == Absence::None);
}

}  // namespace twotrack::page_preview_test
