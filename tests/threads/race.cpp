// A pipeline like that of `twotrack score`, with a race in its parallel stage. The tests use it to check that they
// would notice a race, also between threads of a library that is not built for ThreadSanitizer.
#include <tbb/global_control.h>
#include <tbb/parallel_pipeline.h>
#include <tbb/task_arena.h>

#include <cstdio>
#include <memory>
#include <thread>

namespace {

struct Batch {
    int number = 0;
};

}  // namespace

int main() {
    constexpr int n_threads = 4, n_batches = 200;
    const tbb::global_control threads(tbb::global_control::max_allowed_parallelism, n_threads);
    tbb::task_arena arena(n_threads);
    int n_read = 0;
    long sum = 0;  // of all numbers; several threads add to it without synchronisation
    using Pointer = std::shared_ptr<Batch>;
    const auto read =
        tbb::make_filter<void, Pointer>(tbb::filter_mode::serial_in_order, [&](tbb::flow_control& flow) -> Pointer {
            if (n_read == n_batches) {
                flow.stop();
                return nullptr;
            }
            return std::make_shared<Batch>(Batch{n_read++});
        });
    const auto add = tbb::make_filter<Pointer, void>(tbb::filter_mode::parallel, [&](const Pointer& batch) {
        std::this_thread::yield();
        sum += batch->number;
    });
    arena.execute([&] { tbb::parallel_pipeline(2 * n_threads, read & add); });
    std::printf("%ld\n", sum);
    return 0;
}
