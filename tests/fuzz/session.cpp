// Sessions of an assessment. The first letter of the input selects the assessment, the second selects whether cards are
// shuffled. The other letters are actions of a person or a page; see `Walk::step`. Any other letter activates a control
// of the page.
#include "core/session/session.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

#include "core/assessment/answers.hpp"
#include "core/base/utf8.hpp"
#include "core/page/page.hpp"
#include "core/quiz/page_list.hpp"
#include "core/quiz/quiz.hpp"
#include "core/session/share_code.hpp"
#include "tests/fuzz/assessment_files.hpp"
#include "tests/fuzz/require.hpp"
#include "tests/fuzz/session_paths.hpp"

using namespace twotrack;
using fuzz::require;

namespace {

const Assessment& assessment_of(char letter) {
    static const Assessment career = fuzz::assessment_of_file("assessments/career-track.json");
    static const Assessment project = fuzz::assessment_of_file("assessments/next-project.json");
    static const Assessment every_kind = fuzz::assessment_of_file(fuzz::every_kind_path);
    return letter == 'c' ? career : letter == 'p' ? project : every_kind;
}

std::optional<std::size_t> n_passed(const Page& page) {
    for (const Block& block : page.blocks)
        if (const auto* progress = std::get_if<Progress>(&block))
            return std::transform_reduce(progress->segments.begin(), progress->segments.end(), std::size_t{0},
                                         std::plus<>(), [](const auto& segment) {
                                             require(segment.n_passed <= segment.n_questions,
                                                     "no more is passed than asked");
                                             return segment.n_passed;
                                         });
    return std::nullopt;
}

class Walk {
public:
    Walk(const Assessment& assessment, std::uint32_t seed)
        : assessment_(assessment), session_(start_session(assessment, 0, seed)) {}

    void step(char letter, std::string_view& rest) {
        switch (letter) {
            case 'n': act(Next{}); break;
            case 's': act(Skip{}); break;
            case 'b': act(Back{}); break;
            case 'f': act(Begin{Form::Full}); break;
            case 'h': act(Begin{Form::Short}); break;
            case 'e': act(Extend{}); break;
            case 'r': act(Restart{}); break;
            case 'u': act(BringBack{}); break;
            case 'a': act(Adopt{}); break;
            case 'x': act(CloseShared{}); break;
            case 'm': act(Resume{}); break;
            case 'o': act(Open{number(rest)}); break;
            case 'i': act(Answer{number(rest), static_cast<int>(number(rest)) - 1}); break;
            case 'w': act(Write{number(rest), text(rest)}); break;
            case 't': now_ms_ += (static_cast<std::int64_t>(number(rest)) - 5) * 700; break;
            case 'k': come_back(); break;
            case 'l': follow_link(number(rest)); break;
            case 'g': go_to(number(rest)); break;
            case '0':
            case '1':
            case '2':
            case '3':
            case '4':
                if (const auto card = current_card(session_))
                    act(Answer{assessment_.cards[*card].first_item, letter - '0'});
                break;
            default: press(static_cast<unsigned char>(letter)); break;
        }
        fuzz::check_session(assessment_, session_);
        check_page();
    }

    void finish() const {
        const Result result = score_session(assessment_, session_);
        for (const ScaleScore& score : result.scales)
            require(std::isfinite(score.estimate.theta) && score.estimate.standard_error > 0 &&
                        score.estimate.n_answered <= score.n_presented,
                    "scores are numbers, of what was presented");
        if (result.lean) require(result.lean->p_people >= 0 && result.lean->p_people <= 1, "a lean is a probability");
        const Count count = count_questions(assessment_, session_);
        require(count.n_answered <= count.n_asked, "no more is answered than asked");
        require(is_utf8(page_text(build_page(assessment_, session_))), "the page can be read in a terminal");
    }

private:
    static std::size_t number(std::string_view& rest) {
        if (rest.empty()) return 0;
        const char letter = rest.front();
        rest.remove_prefix(1);
        return static_cast<std::size_t>(static_cast<unsigned char>(letter - '0'));
    }

    /// The text up to a full stop, cut before invalid UTF-8, which no host would pass on.
    static std::string text(std::string_view& rest) {
        const std::string_view written = rest.substr(0, rest.find('.'));
        rest.remove_prefix(std::min(rest.size(), written.size() + 1));
        return std::string(written.substr(0, utf8_prefix_bytes(written)));
    }

    void act(const Action& action) {
        const auto after = apply(assessment_, session_, action, now_ms_);
        if (!after) {
            require(!after.error().sentence.empty(), "what is refused is told why");
            return;
        }
        check_step(action, *after);
        session_ = *after;
    }

    void check_step(const Action& action, const Session& after) const {
        check_nothing_lost(action, after);
        const bool turns = std::holds_alternative<Next>(action) || std::holds_alternative<Skip>(action) ||
                           std::holds_alternative<Begin>(action);
        if (turns && !session_.is_reviewing) {
            const auto back = apply(assessment_, after, Back{}, now_ms_);
            Session there = after;
            there.position = session_.position;
            require(back && fuzz::same_progress(*back, there), "back after next is where one was");
            const auto passed = n_passed(build_page(assessment_, session_)),
                       now = n_passed(build_page(assessment_, after));
            require(!passed || !now || *now >= *passed, "progress only grows on the way on");
        }
    }

    void check_nothing_lost(const Action& action, const Session& after) const {
        if (const auto* answer = std::get_if<Answer>(&action)) {
            Session changed = session_;
            changed.answers[answer->item] = after.answers[answer->item];
            require(after.answers == changed.answers && after.texts == changed.texts, "an answer changes no other");
        } else if (const auto* written = std::get_if<Write>(&action)) {
            Session changed = session_;
            changed.answers[written->item] = after.answers[written->item];
            changed.texts[written->item] = written->text;
            require(after.answers == changed.answers && after.texts == changed.texts, "a text changes no other");
        } else if (std::holds_alternative<BringBack>(action)) {
            require(fuzz::same_progress(after, *session_.replaced), "what is brought back is as it was");
            if (n_answered(session_) > 0) require(keeps(after, session_), "what was there instead is kept");
        } else if (std::holds_alternative<Restart>(action) || std::holds_alternative<Adopt>(action)) {
            if (n_answered(session_) > 0) require(keeps(after, session_), "one's answers can be brought back");
            else if (session_.replaced)
                require(keeps(after, *session_.replaced), "what could be brought back still can");
        } else {
            require(after.answers == session_.answers && after.texts == session_.texts &&
                        after.response_times_ms == session_.response_times_ms,
                    "to go about changes no answer");
        }
    }

    static bool keeps(const Session& session, const SessionProgress& progress) {
        return session.replaced && fuzz::same_progress(*session.replaced, progress);
    }

    /// Leaves the page and opens it again later.
    void come_back() {
        auto kept = restore_session(assessment_, snapshot_json(assessment_, session_), now_ms_);
        require(kept.has_value(), "what was kept can be fetched again");
        session_ = welcomed(std::move(*kept));
    }

    /// Opens a link with the session's own answers or result.
    void follow_link(std::size_t which) {
        const std::string code = which % 2 == 0 ? answers_code(assessment_, session_.answers, session_.form)
                                                : share_code(assessment_, score_session(assessment_, session_));
        if (code.empty()) return;
        auto shared = open_code(assessment_, code);
        require(shared.has_value(), "one's own code can be opened");
        session_.shared = std::move(*shared);
    }

    void go_to(std::size_t index) {
        const std::vector<PageEntry> pages = pages_of(assessment_, session_);
        const std::string& id = pages[index % pages.size()].id;
        const auto there = opened_at(assessment_, session_, id, now_ms_);
        require(there && page_id(assessment_, *there) == id, "a page that is listed can be opened");
        session_ = *there;
    }

    void press(std::size_t index) {
        const Page page = build_page(assessment_, session_);
        const auto controls = controls_of(page);
        const Control& control = *controls[index / 2 % controls.size()];
        const auto after =
            activate(assessment_, session_, page, control.id, index % 2 == 0 ? Advance::GoOn : Advance::Stay, now_ms_);
        require(after.has_value(), "every control of a page works");
        session_ = after->session;
        require(page_json(after->page) == page_json(build_page(assessment_, session_)), "a page is its session's");
    }

    void check_page() {
        const Page page = build_page(assessment_, session_);
        require(page.id == page_id(assessment_, session_), "a page has the id of its place");
        const auto controls = controls_of(page);
        require(!controls.empty(), "every page leads on");
        for (const Control* control : controls)
            require(find_control(page, control->id) == control, "no two controls of a page have one id");
        require(is_utf8(page_json(page)), "a page can be shown");
    }

    const Assessment& assessment_;
    Session session_;
    std::int64_t now_ms_ = 0;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::string_view rest(reinterpret_cast<const char*>(data), size);
    if (rest.size() < 2) return 0;
    Walk walk(assessment_of(rest[0]), static_cast<std::uint32_t>(rest[1] - '0'));
    rest.remove_prefix(2);
    while (!rest.empty()) {
        const char letter = rest.front();
        rest.remove_prefix(1);
        walk.step(letter, rest);
    }
    walk.finish();
    return 0;
}
