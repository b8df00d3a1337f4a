#include "native/desktop/view/session_migration.hpp"

#include <utility>

#include "core/assessment/answers.hpp"

namespace twotrack::native {

Session SessionMigration::migrate(const Assessment& from, const Session& session, const Assessment& to,
                                  std::int64_t now_ms) {
    std::string now = snapshot_json(from, session);
    if (now != migrated_) {
        if (n_answered(session) == 0) waiting_.clear();  // the person has started over
        snapshot_ = std::move(now);
    }
    auto restored = restore_session(to, snapshot_, now_ms);
    Session after = restored ? std::move(*restored) : start_session(to, now_ms);
    set_aside(from, session, to, after);
    bring_back(to, after);
    migrated_ = snapshot_json(to, after);
    return session.is_welcome ? welcomed(std::move(after)) : after;
}

void SessionMigration::set_aside(const Assessment& from, const Session& before, const Assessment& to,
                                 const Session& after) {
    for (std::size_t i = 0; i < from.items.size(); ++i) {
        if (!before.answers[i]) continue;
        const auto place = to.find_item(from.items[i].id);
        if (place && after.answers[*place]) continue;
        waiting_[from.items[i].id] = {options_of(from, i, before.answers[i]), before.texts[i],
                                      before.response_times_ms[i]};
    }
}

void SessionMigration::bring_back(const Assessment& to, Session& session) {
    std::erase_if(waiting_, [&](const auto& entry) {
        const auto& [id, waiting] = entry;
        const auto item = to.find_item(id);
        if (!item) return false;
        const bool is_text = to.items[*item].kind == ItemKind::ShortText;
        const Response response =
            is_text && !waiting.text.empty() ? Response(0) : response_of(to, *item, waiting.options);
        if (!response) return false;
        if (!session.answers[*item]) {
            session.answers[*item] = response;
            session.texts[*item] = waiting.text;
            session.response_times_ms[*item] = waiting.response_time_ms;
        }
        return true;
    });
}

}  // namespace twotrack::native
