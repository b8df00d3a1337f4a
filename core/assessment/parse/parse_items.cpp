#include <string>
#include <utility>

#include "core/assessment/parse/parse.hpp"

namespace twotrack {
namespace {

using namespace parsing;

constexpr std::size_t max_items = 600;
constexpr std::size_t max_motives = 50;

/// How a kind of item is written.
struct WrittenKind {
    std::string_view name;
    ItemKind kind;
    std::string_view keys;
    std::size_t least_options = 0, most_options = 0;
};

constexpr WrittenKind kinds[] = {
    {"likert", ItemKind::Likert, "id kind section when scale keyed text responses parameters cost"},
    {"trade-off", ItemKind::TradeOff, "id kind section when text name low high responses importance"},
    {"pair", ItemKind::Pair, "id kind section when text prompt options", 2, 2},
    {"situation", ItemKind::Situation, "id kind section when text prompt options", 2, 6},
    {"fact", ItemKind::Fact, "id kind section when text prompt options", 2, 10},
    {"single-choice", ItemKind::SingleChoice, "id kind section when text prompt options", 2, 10},
    {"multiple-choice", ItemKind::MultipleChoice, "id kind section when text prompt options apart", 2, 10},
    {"ranking", ItemKind::Ranking, "id kind section when text prompt options", 3, 6},
    {"short-text", ItemKind::ShortText, "id kind section when text prompt"},
    {"information", ItemKind::Information, "id kind section when text body"},
};

GradedItem read_parameters(const Reader& item) {
    GradedItem parameters;
    const auto reader = item.object("parameters", "discrimination thresholds");
    if (!reader) return parameters;
    parameters.discrimination = reader->number("discrimination");
    bool numbers = true;
    for (const Reader threshold : reader->array("thresholds")) {
        numbers = threshold.expect(Kind::Number) && numbers;
        parameters.thresholds.push_back(threshold.value().number);
    }
    const bool complete =
        reader->member("discrimination").value().kind == Kind::Number && numbers && !parameters.thresholds.empty();
    if (const std::string fault = fault_of(parameters); complete && !fault.empty()) {
        const std::string_view key = fault.contains("discrimination") ? "discrimination" : "thresholds";
        reader->member(key).report(key, fault);
    }
    return parameters;
}

Keyed read_keyed(const Reader& item) {
    const std::string keyed = item.text("keyed", false);
    if (!keyed.empty() && keyed != "+" && keyed != "-")
        item.member("keyed").report("keyed", "An item is keyed \"+\" or \"-\" (reverse).");
    return keyed == "-" ? Keyed::Negative : Keyed::Positive;
}

bool names_a_scale(const Reader& options) {
    for (const Reader option : options.elements())
        if (option.has("scale")) return true;
    return false;
}

class ItemReader {
public:
    ItemReader(Assessment& assessment, std::vector<std::vector<GradedItem>>& parameters)
        : assessment_(assessment), parameters_(parameters) {}

    void read(const Reader& reader) {
        if (!reader.expect(Kind::Object)) return;
        const std::string kind = reader.text("kind", false);
        Item item = begin(reader);
        const auto written = std::ranges::find(kinds, kind, &WrittenKind::name);
        if (written != std::end(kinds)) {
            item.kind = written->kind;
            const bool of_scales = item.kind == ItemKind::Pair && names_a_scale(reader.member("options"));
            if (!of_scales) reader.allow_only(written->keys);
            switch (item.kind) {
                case ItemKind::Likert: read_likert(reader, item); break;
                case ItemKind::TradeOff: return read_trade_off(reader, item);
                case ItemKind::Pair:
                    if (of_scales) read_scale_pair(reader, item);
                    else read_options(reader, item, 2, 2);
                    break;
                case ItemKind::ShortText: set_format(item, {"", reader.optional_text("prompt"), {}}); break;
                case ItemKind::Information: set_format(item, {"", reader.text("body"), {}}); break;
                default: read_options(reader, item, written->least_options, written->most_options);
            }
        } else if (!kind.empty()) {
            reader.member("kind").report("unknown-kind",
                                         "There is no item kind {}; there is likert, trade-off, pair, situation, fact, "
                                         "single-choice, multiple-choice, ranking, short-text and information.",
                                         kind);
        }
        add_card(1);
        add(std::move(item));
    }

private:
    /// Reads the members that every item has.
    Item begin(const Reader& reader) {
        Item item;
        item.id = identifier(reader);
        item.text = reader.text("text");
        // A section is contiguous: an item of an earlier section may not follow an item of a later section.
        item.section = reference(assessment_.sections, reader, "section", "section").value_or(section_before_);
        if (item.section < section_before_)
            reader.member("section").report("section-order", "Items stand in the order of their sections.");
        section_before_ = item.section;
        return item;
    }

    std::string identifier(const Reader& reader) const {
        std::string id = unique_id(assessment_.items, reader);
        for (const std::string_view page : {"intro", "review", "report", "shared", "welcome"}) {
            if (id == page)
                reader.member("id").report(
                    "reserved-id", "The ids intro, review, report, shared and welcome name pages; choose another.");
        }
        return id;
    }

    /// The shared response format under `responses`. Formats that one item owns have no id, and nothing refers to them.
    std::optional<std::size_t> shared_format(const Reader& reader) const {
        return reference(assessment_.response_formats, reader, "responses", "response-format");
    }

    void read_likert(const Reader& reader, Item& item) {
        const auto format = shared_format(reader);
        item.response_format = format.value_or(0);
        if (const auto cost = reader.optional_object("cost", "scale title text")) read_cost(*cost);
        const bool measures = reader.has("scale") || reader.has("keyed") || reader.has("parameters");
        if (!measures) return;

        Measure measure;
        const auto scale = reference(assessment_.scales, reader, "scale", "scale");
        measure.keyed = read_keyed(reader);
        const GradedItem graded = read_parameters(reader);
        if (format && !graded.thresholds.empty()) {
            const ResponseFormat& shared = assessment_.response_formats[*format];
            const auto n_categories = shared.categories.size();
            if (shared.n_ordered != n_categories) {
                reader.member("responses")
                    .report("apart", "An item of a scale has ordered answers only; this format has one apart.");
            } else if (n_categories >= 2 && graded.n_categories() != n_categories) {
                reader.member("parameters")
                    .member("thresholds")
                    .report("threshold-count", "There must be one threshold fewer than categories: " +
                                                   std::to_string(n_categories - 1) + ".");
            }
        }
        if (!scale) return;
        measure.scale = *scale;
        measure.index_in_scale = assessment_.scales[*scale].items.size();
        assessment_.scales[*scale].items.push_back(assessment_.items.size());
        parameters_[*scale].push_back(graded);
        item.measure = measure;
    }

    void read_cost(const Reader& reader) {
        const auto scale = reference(assessment_.scales, reader, "scale", "scale");
        assessment_.costs.push_back(
            {assessment_.items.size(), scale.value_or(0), reader.text("title"), reader.text("text")});
    }

    TradeOffEnd read_end(const Reader& trade_off, std::string_view key) const {
        const auto reader = trade_off.object(key, "name text scale");
        if (!reader) return {};
        return {reader->text("name"), reader->text("text"),
                reference(assessment_.scales, *reader, "scale", "scale").value_or(0)};
    }

    /// Reads two items that share a card.
    void read_trade_off(const Reader& reader, Item& item) {
        TradeOff trade_off{assessment_.items.size(), reader.text("name"), read_end(reader, "low"),
                           read_end(reader, "high")};
        if (const auto shared = shared_format(reader))
            set_format(item, named_ends(reader, assessment_.response_formats[*shared], trade_off));
        add_card(2);
        Item importance;
        importance.kind = ItemKind::Importance;
        importance.section = item.section;
        add(std::move(item));
        if (const auto own = reader.object("importance", "id text responses")) {
            importance.id = identifier(*own);
            importance.text = own->text("text");
            importance.response_format = shared_format(*own).value_or(0);
        }
        add(std::move(importance));
        assessment_.trade_offs.push_back(std::move(trade_off));
    }

    /// Copies the shared preferences, with the names of the ends in their labels.
    static ResponseFormat named_ends(const Reader& reader, ResponseFormat format, const TradeOff& trade_off) {
        format.id.clear();
        for (Category& category : format.categories) {
            if (reader.is_spent()) break;
            category.label = fill(category.label, {{"low", trade_off.low.name}, {"high", trade_off.high.name}});
            reader.member("responses").check_length(category.label);
        }
        return format;
    }

    /// Reads a pair of statements of the decision's two scales.
    void read_scale_pair(const Reader& reader, Item& item) {
        reader.allow_only("id kind section when text prompt options parameters");
        const auto& decision = assessment_.decision;
        if (decision && !decision->model)
            reader.member("kind").report("model", "A pair of two scales' statements needs a \"model\".");
        ScalePair& pair = assessment_.scale_pairs.emplace_back(assessment_.items.size());
        if (const auto own = reader.optional_object("parameters", "discrimination location")) {
            pair.discrimination = own->optional_number("discrimination", pair.discrimination, 0.01, 10.0);
            pair.location = own->optional_number("location", pair.location, -10.0, 10.0);
        }
        read_options(reader, item, 2, 2, &pair);
    }

    /// Reads the answers that one item owns.
    /// @param pair  that the item is, if its options belong to scales.
    void read_options(const Reader& reader, Item& item, std::size_t least, std::size_t most,
                      ScalePair* pair = nullptr) {
        ResponseFormat format;
        std::vector<Category>& categories = format.categories;
        for (const Reader option : reader.array("options")) {
            if (!option.expect(Kind::Object)) continue;
            Category category = read_option(option, item, pair, categories.size());
            if (!category.id.empty() && index_of(categories, category.id))
                option.report("duplicate-id", "Another option of this item is {} already.", category.id);
            categories.push_back(std::move(category));
        }
        const std::size_t n = categories.size();
        if (n > 0 && (n < least || n > most)) {
            const std::string fewest = "There are " + std::to_string(least);
            reader.member("options").report(
                "option-count", least == most ? fewest + " options here."
                                              : fewest + " to " + std::to_string(most) + " options to an item.");
        }
        format.prompt = reader.optional_text("prompt");
        if (item.kind == ItemKind::MultipleChoice) {
            format.n_ordered = n;
            if (reader.has("apart") && reader.require("apart", Kind::Object)) {
                Category apart = read_option(reader.member("apart"), item);
                if (index_of(categories, apart.id))
                    reader.member("apart").report("duplicate-id", "An option of this item is {} already.", apart.id);
                categories.push_back(std::move(apart));
            }
        }
        set_format(item, std::move(format));
    }

    /// Reads an option's label, and what else the options of this kind of item have.
    Category read_option(const Reader& option, Item& item, ScalePair* pair = nullptr, std::size_t index = 0) const {
        Category category{"", option.text("label")};
        if (pair) {
            option.allow_only("label scale");
            read_side(option, *pair, index, category);
        } else if (item.kind == ItemKind::Pair) {
            option.allow_only("label motive");
            if (const auto motive = reference(assessment_.motives, option, "motive", "motive"))
                category.id = assessment_.motives[*motive].id;
        } else if (item.kind == ItemKind::Situation) {
            option.allow_only("label weights");
            read_weights(option, item.weights);
        } else {
            option.allow_only("id label");
            category.id = option.identifier("id");
        }
        return category;
    }

    /// Reads the scale of the decision that an option belongs to.
    void read_side(const Reader& option, ScalePair& pair, std::size_t index, Category& category) const {
        const auto scale = reference(assessment_.scales, option, "scale", "scale");
        if (!scale) return;
        const auto& decision = assessment_.decision;
        if (!decision || (*scale != decision->technical_scale && *scale != decision->people_scale))
            option.member("scale").report("decision", "The \"decision\" is not about this scale.");
        if (index < pair.scales.size()) pair.scales[index] = *scale;
        category.id = assessment_.scales[*scale].id;
    }

    /// Adds an option's weights on all scales.
    void read_weights(const Reader& option, std::vector<double>& weights) const {
        const std::size_t first = weights.size();
        weights.resize(first + assessment_.scales.size());
        if (!option.require("weights", Kind::Object)) return;
        for (const auto& [id, weight] : option.member("weights").members()) {
            const auto scale = index_of(assessment_.scales, id);
            if (!scale) weight.report_key("unknown-scale", "There is no scale {}.", id);
            else if (weight.expect(Kind::Number)) weights[first + *scale] = weight.value().number;
        }
    }

    /// Gives the item a format that no other item has.
    void set_format(Item& item, ResponseFormat format) {
        item.response_format = assessment_.response_formats.size();
        assessment_.response_formats.push_back(std::move(format));
    }

    void add_card(std::size_t n_items) { assessment_.cards.push_back({assessment_.items.size(), n_items}); }

    void add(Item item) {
        item.card = assessment_.cards.size() - 1;
        assessment_.items.push_back(std::move(item));
    }

    Assessment& assessment_;
    std::vector<std::vector<GradedItem>>& parameters_;
    std::size_t section_before_ = 0;
};

}  // namespace

namespace parsing {

void read_items(const Reader& root, Assessment& assessment, std::vector<std::vector<GradedItem>>& parameters) {
    ItemReader item_reader(assessment, parameters);
    for (const Reader reader : root.array("items", max_items)) item_reader.read(reader);
}

void read_motives(const Reader& root, std::vector<Motive>& motives) {
    if (!root.has("motives")) return;
    for (const Reader reader : root.array("motives", max_motives)) {
        if (!reader.expect_object("id name strength text experiment")) continue;
        Motive motive;
        motive.id = unique_id(motives, reader);
        motive.name = reader.text("name");
        const std::string strength = reader.text("strength", false);
        if (strength == "weak") motive.strength = Motive::Strength::Weak;
        else if (strength == "untested") motive.strength = Motive::Strength::Untested;
        else if (!strength.empty() && strength != "strong")
            reader.member("strength").report("strength", "A motive is \"strong\", \"weak\" or \"untested\".");
        motive.text = reader.text("text");
        motive.experiment = reader.optional_text("experiment");
        motives.push_back(std::move(motive));
    }
}

void read_short_form(const Reader& root, Assessment& assessment) {
    if (!root.has("short_form")) return;
    assessment.has_short_form = true;
    for (Item& item : assessment.items) item.in_short_form = false;
    for (const Reader reader : root.array("short_form")) {
        const std::string id = reader.own_text(false);
        if (id.empty()) continue;
        const auto index = assessment.find_item(id);
        if (!index) {
            reader.report("unknown-item", "The assessment has no item {}.", id);
            continue;
        }
        const Card& card = assessment.cards[assessment.items[*index].card];
        if (assessment.items[card.first_item].in_short_form)
            reader.report("duplicate-id", "{} is in the short form already.", id);
        for (std::size_t i = 0; i < card.n_items; ++i) assessment.items[card.first_item + i].in_short_form = true;
    }
}

void read_synonym_pairs(const Reader& root, Assessment& assessment) {
    if (!root.has("synonym_pairs")) return;
    for (const Reader reader : root.array("synonym_pairs")) {
        if (!reader.expect(Kind::Array)) continue;
        std::vector<std::size_t> pair;
        for (const Reader element : reader.elements()) {
            const std::string id = element.own_text(false);
            const auto item = assessment.find_item(id);
            if (item && assessment.items[*item].measure) pair.push_back(*item);
            else if (!id.empty()) element.report("unknown-item", "There is no item {} that measures a scale.", id);
        }
        if (reader.elements().size() != 2) reader.report("synonym-pair", "A pair of synonyms is two items.");
        else if (pair.size() == 2) assessment.synonym_pairs.push_back({pair[0], pair[1]});
    }
}

}  // namespace parsing
}  // namespace twotrack
