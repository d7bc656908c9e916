/*<![CDATA[*/
(function () {
  'use strict';

  function nearest(points, at) {
    var low = 0, high = points.length - 1;
    while (low < high) {
      var middle = (low + high) >> 1;
      if (points[middle][0] < at) { low = middle + 1; } else { high = middle; }
    }
    return low > 0 && at - points[low - 1][0] < points[low][0] - at ? low - 1 : low;
  }

  function chart(figure) {
    var start = Number(figure.dataset.t0), span = Number(figure.dataset.span) || 1;
    var labels = figure.dataset.labels.split('|'), output = figure.querySelector('.readout');
    var cursors = figure.querySelectorAll('.cursor'), plot = figure.querySelector('.plot');
    var points = figure.dataset.points.split(';').map(function (text) {
      var parts = text.split('|');
      parts[0] = Number(parts[0]);
      return parts;
    });
    var current = points.length - 1;

    function show(index) {
      current = Math.max(0, Math.min(points.length - 1, index));
      var point = points[current], x = 100 * point[0] / span + '%';
      cursors.forEach(function (line) {
        line.setAttribute('x1', x);
        line.setAttribute('x2', x);
        line.setAttribute('visibility', 'visible');
      });
      var when = new Date(start + point[0]).toISOString().replace('T', ' ').slice(0, 19);
      output.textContent = when + ' UTC' + labels.map(function (label, i) {
        return '   ' + label + ' ' + point[i + 1];
      }).join('');
    }

    figure.addEventListener('pointermove', function (event) {
      var box = plot.getBoundingClientRect();
      show(nearest(points, (event.clientX - box.left) / box.width * span));
    });
    figure.addEventListener('keydown', function (event) {
      var step = { ArrowLeft: -1, ArrowRight: 1, PageUp: -20, PageDown: 20 }[event.key];
      if (step) {
        event.preventDefault();
        show(current + step);
      }
    });
  }

  function key(cell) {
    var text = cell.dataset.v || cell.textContent;
    var number = parseFloat(text.replace(/[,\s]/g, '').replace('\u2212', '-'));
    return cell.classList.contains('num') ? (isNaN(number) ? -Infinity : number) : text;
  }

  function sortable(table) {
    var heads = table.querySelectorAll('thead th'), body = table.tBodies[0];
    heads.forEach(function (head, column) {
      var button = document.createElement('button');
      button.type = 'button';
      button.textContent = head.textContent;
      head.textContent = '';
      head.appendChild(button);
      button.addEventListener('click', function () {
        var sign = head.getAttribute('aria-sort') === 'descending' ? 1 : -1;
        heads.forEach(function (other) { other.removeAttribute('aria-sort'); });
        head.setAttribute('aria-sort', sign > 0 ? 'ascending' : 'descending');
        Array.from(body.rows).sort(function (left, right) {
          var a = key(left.cells[column]), b = key(right.cells[column]);
          return a < b ? -sign : a > b ? sign : 0;
        }).forEach(function (row) { body.appendChild(row); });
      });
    });
  }

  document.querySelectorAll('.chart[data-points]').forEach(chart);
  document.querySelectorAll('.sortable').forEach(sortable);
})();
/*]]>*/
