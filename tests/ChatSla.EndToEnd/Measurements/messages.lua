-- One activity a request, each with an id of its own: the program takes an activity in only once.
-- Arguments after "--": a file with the activity, in which @ID@ stands for the id; a file with the token; a name for the run.
local threads = 0

function setup(thread)
  thread:set("number", threads)
  threads = threads + 1
end

function init(arguments)
  local function read(path)
    local file = assert(io.open(path))
    local text = file:read("*a")
    file:close()
    return text
  end
  local activity = read(arguments[1])
  local from, to = activity:find("@ID@", 1, true)
  before, after = activity:sub(1, from - 1), activity:sub(to + 1)
  headers = { ["Content-Type"] = "application/json", ["Authorization"] = "Bearer " .. read(arguments[2]) }
  run, sent = arguments[3], 0
end

function request()
  sent = sent + 1
  return wrk.format("POST", nil, headers, before .. run .. "-" .. number .. "-" .. sent .. after)
end

function done(summary, latency)
  local refused = summary.errors.status + summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout
  io.write(string.format("FIGURES %d %d %d %d %d\n",
    summary.requests, refused, summary.duration, latency:percentile(50), latency:percentile(99)))
end
